import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { annotation, appeal, appealReview, assignment, task } from "@/db/schema"
import { appointModerator, makeProject, makeRun } from "@/db/testing/vault/reading-rows"
import { contribute, createVaultWorld, type VaultWorld } from "@/db/testing/vault/vault-world"
import { decryptWith } from "@/server/domain/envelope/age"
import { readOpenedItems } from "@/server/domain/envelope/opened-items"
import type { Id } from "@/server/domain/id"

let world: VaultWorld
beforeAll(async () => {
  world = await createVaultWorld()
  await appointModerator(world, await world.person("moderator"))
})
afterAll(() => world.close())

let round = 0

/** An appeal about a settled task, with a seat for the moderator. */
async function makeAppeal() {
  const given = await contribute(world, "cora", { rows: [{ text: `Row ${round++} of hers.`, topic: "t" }] })
  const made = await makeProject(world, given.itemIds)
  const labeler = await world.person("labeler")
  const reader = await makeRun(world, labeler, made)
  const moderator = await world.person("moderator")
  const taskId = made.taskIds[0] ?? world.newId("task")
  const [held] = await world.db.select().from(assignment).where(eq(assignment.taskId, taskId))
  if (held === undefined) throw new Error("the run is empty")
  const now = world.clock.now()
  const appellantId = labeler.actor.accountId
  const annotationId = world.newId("annotation")
  await world.db.update(task).set({ state: "settled" }).where(eq(task.id, taskId))
  await world.db.insert(annotation).values({
    id: annotationId,
    projectId: made.projectId,
    taskId,
    runId: held.runId,
    assignmentId: held.id,
    labelerId: appellantId,
    place: 0,
    answer: { preferred: "a" },
    classIndex: 0,
    durationSeconds: 4,
    submittedAt: now,
  })
  const appealId = world.newId("appeal")
  await world.db.insert(appeal).values({
    id: appealId,
    poolId: world.poolId,
    projectId: made.projectId,
    taskId,
    annotationId,
    appellantId,
    reason: "detail_missed",
    words: "Look again.",
    state: "in_review",
    stakePoints: 10n,
    firstAnswer: { preferred: "b" },
    firstClassIndex: 1,
    firstSource: "consensus",
    panel: 1,
    openedAt: now,
    dueAt: now,
  })
  const reviewerId = moderator.actor.accountId
  const seat = { appealId, reviewerId, state: "seated" as const, seatedAt: now, seatExpiresAt: now }
  await world.db.insert(appealReview).values(seat)
  const ask = (accountId: Id<"account">) =>
    world.vault.call("openCase", { taskId, accountId, recipient: reader.recipient })
  return { given, appealId, reviewerId, appellantId, ask, identity: reader.identity }
}

test("a settled task opens to who has an unused seat on an open appeal about it, and to nobody else", async () => {
  const { given, appealId, reviewerId, appellantId, ask, identity } = await makeAppeal()
  const { ciphertext } = await ask(reviewerId)
  const bytes = await decryptWith(identity, new Uint8Array(Buffer.from(ciphertext, "base64")))
  expect(Object.keys(readOpenedItems(bytes).items)).toEqual(given.itemIds)
  await expect(ask(appellantId)).rejects.toMatchObject({ code: "VAULT_REFUSED" })

  const seat = and(eq(appealReview.appealId, appealId), eq(appealReview.reviewerId, reviewerId))
  for (const state of ["given", "released"] as const) {
    await world.db.update(appealReview).set({ state }).where(seat)
    await expect(ask(reviewerId)).rejects.toMatchObject({ code: "VAULT_REFUSED" })
  }
  await world.db.update(appealReview).set({ state: "seated" }).where(seat)
  await world.db.update(appeal).set({ state: "overturned" }).where(eq(appeal.id, appealId))
  await expect(ask(reviewerId)).rejects.toMatchObject({ code: "VAULT_REFUSED" })
})

test("a closed gate keeps the item from the reviewers of an appeal too", async () => {
  const { given, reviewerId, ask } = await makeAppeal()
  await world.vault.call("shred", { contributionId: given.contributionId })
  expect((await ask(reviewerId)).withheldItemIds).toEqual(given.itemIds)
})

import { generateX25519Identity, identityToRecipient } from "age-encryption"
import { and, asc, eq } from "drizzle-orm"
import { privateKeyToAccount } from "viem/accounts"
import { annotation } from "@/db/schema/annotation"
import { appealReview } from "@/db/schema/appeal-review"
import { item } from "@/db/schema/item"
import { task } from "@/db/schema/task"
import { verdict } from "@/db/schema/verdict"
import { contribute } from "@/db/seed/contribute"
import { openCorpusPerson, openKeyPerson, type SeedPerson } from "@/db/seed/people"
import { type OpenedPool, openPool } from "@/db/seed/pools"
import { openStage, type Stage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import type { PoolDraft } from "@/server/domain/pool/draft"
import { openAccount } from "@/server/services/account/open-account"
import { fillWallet } from "@/server/services/faucet/fill-wallet"
import { appointModerator } from "@/server/services/pool/appoint-moderator"
import { createProject } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { giveVerdict } from "@/server/services/review/give-verdict"
import { type Labeler, labelAll } from "./labelers"
import { layDesk } from "./marsh-desk"
import { disputedRows, practiceRows } from "./rows"
import { groundTerms } from "./terms"

/** Keys of the people of the marsh; worth nothing anywhere. */
const keys = {
  keeper: `0x${"e5".repeat(32)}`,
  appellant: `0x${"a1".repeat(32)}`,
  other: `0x${"b2".repeat(32)}`,
  firstModerator: `0x${"c3".repeat(32)}`,
  secondModerator: `0x${"d4".repeat(32)}`,
} as const

/** The appellant reads it as facts, the other one as values, and so does the first moderator. */
const disputedRow =
  "That the marsh has dried since the ditch was dug is disputed by all who read the same tables."

const poolTerms: Omit<PoolDraft, "treasuryAddress"> = {
  name: "Voices of the marsh",
  purpose: "What people say about their marsh. Beside the river's pool, for the journey of an appeal.",
  itemSchema: {
    fields: [
      { name: "text", type: "text", isRequired: true, minLength: 20, maxLength: 2_000, description: "" },
    ],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-4.0",
  licenceText: null,
  priceAmount: 60_000_000n,
  split: { contributorsBps: 4000, labelersBps: 4500, moderatorsBps: 500, treasuryBps: 1000 },
  grantDurationSeconds: 30 * 86_400,
  inspectionSeconds: 5,
}

/** A pool with two moderators, of whom the first has settled a task against a labeler with a stake on it. */
async function raise(stage: Stage) {
  const keeper = await openKeyPerson(stage, keys.keeper, "Marsh keeper")
  await fillWallet(stage.context(keeper.actor))
  const pool = await openPool(stage, keeper, { ...poolTerms, treasuryAddress: keeper.actor.address })
  const { poolId } = pool
  for (const key of [keys.firstModerator, keys.secondModerator]) {
    const { address } = privateKeyToAccount(key)
    await appointModerator(stage.context(keeper.actor), { poolId, address })
  }
  const reader = await openCorpusPerson(stage, "marsh reader", null)
  const contributionId = await contribute(stage, reader, pool, {
    title: "Notes from the marsh",
    rows: [disputedRow, ...practiceRows, ...disputedRows].map((text) => ({ text })),
    purposes: ["label", "train"],
  })
  const { db } = stage.context({ kind: "stranger" })
  const items = await db
    .select({ itemId: item.id })
    .from(item)
    .where(eq(item.contributionId, contributionId))
    .orderBy(asc(item.rowNumber))
  const [disputedId, ...restIds] = items.map(({ itemId }) => itemId)
  const plainIds = restIds.slice(0, practiceRows.length)
  const dividedIds = restIds.slice(practiceRows.length)
  if (disputedId === undefined) throw new Error("The marsh has no rows.")
  const people = [await openPerson(stage, keys.appellant, 0), await openPerson(stage, keys.other, 1)]
  await practise(stage, keeper, { poolId, itemIds: plainIds, people })
  const dispute = await settleDispute(stage, keeper, { poolId, itemId: disputedId, people })
  const { person: moderator } = await openPerson(stage, keys.firstModerator, 0)
  const desk = await layDesk(stage, { keeper, poolId, plainIds, dividedIds, people, moderator })
  const repeatedId = await repeatRow(stage, pool)
  return { poolId, ...dispute, ...desk, repeatedId, keys, disputedRow }
}

/** The appellant says the same as somebody before them, and something that the schema does not take. */
async function repeatRow(stage: Stage, pool: OpenedPool): Promise<Id<"contribution">> {
  const { person: actor, recipient } = await openPerson(stage, keys.appellant, 0)
  const own = { actor, recipient, wallet: privateKeyToAccount(keys.appellant) }
  return contribute(stage, own, pool, {
    title: "My own words",
    rows: [disputedRow, "Too short.", disputedRow].map((text) => ({ text })),
    purposes: ["label", "train"],
  })
}

async function openPerson(stage: Stage, key: `0x${string}`, place: number): Promise<Labeler> {
  const { db, now } = stage.context({ kind: "stranger" })
  const { address } = privateKeyToAccount(key)
  const person = await db.transaction((transaction) => openAccount({ now }, transaction, address))
  const identity = await generateX25519Identity()
  return { person, identity, recipient: await identityToRecipient(identity), place }
}

/** Both labelers earn points to stake: each of these tasks is settled by one answer. */
async function practise(
  stage: Stage,
  keeper: SeedPerson,
  over: {
    readonly poolId: Id<"pool">
    readonly itemIds: readonly Id<"item">[]
    readonly people: readonly Labeler[]
  },
): Promise<void> {
  const rows = over.itemIds.map((itemId) => ({ itemIds: [itemId] }))
  for (const person of over.people) {
    const projectId = await openOver(stage, keeper, {
      ...groundTerms("Practice at the marsh"),
      ...{ minLabels: 1, maxLabels: 1, targetConfidence: 0.51 },
      poolId: over.poolId,
      tasks: { mode: "listed", rows },
    })
    await labelAll(stage, person, projectId)
    await stage.runJob("settleRuns", { projectId })
  }
  await stage.runJobs()
}

/** Two answers that never suffice, then the first moderator's verdict, as old as it must be to be settled by. */
async function settleDispute(
  stage: Stage,
  keeper: SeedPerson,
  over: { readonly poolId: Id<"pool">; readonly itemId: Id<"item">; readonly people: readonly Labeler[] },
) {
  const projectId = await openOver(stage, keeper, {
    ...groundTerms("Stand of the marsh"),
    ...{ minLabels: 2, maxLabels: 2, targetConfidence: 0.999 },
    poolId: over.poolId,
    tasks: { mode: "listed", rows: [{ itemIds: [over.itemId] }] },
  })
  for (const person of over.people) await labelAll(stage, person, projectId, 10n)
  await stage.runJob("refitProject", { projectId })
  const { db, now } = stage.context({ kind: "stranger" })
  const [disputed] = await db.select().from(task).where(eq(task.projectId, projectId))
  if (disputed?.state !== "escalated") throw new Error("The disputed task did not come to the desk.")
  const moderator = await openPerson(stage, keys.firstModerator, 0)
  const answer = { optionIds: ["values"] }
  const draft = { taskId: disputed.id, decision: "label", answer, reason: "close_call" } as const
  const { verdictId } = await giveVerdict(stage.context(moderator.person), draft)
  const givenAt = new Date(now().getTime() - 120_000)
  await db.update(verdict).set({ givenAt }).where(eq(verdict.id, verdictId))
  await stage.runJob("settleRuns", { projectId })
  const [appellant] = over.people
  const [own] = await db
    .select({ runId: annotation.runId })
    .from(annotation)
    .where(
      and(
        eq(annotation.taskId, disputed.id),
        eq(annotation.labelerId, appellant?.person.accountId ?? "acc_"),
      ),
    )
  if (own === undefined) throw new Error("The appellant has not answered.")
  return { projectId, runId: own.runId }
}

async function openOver(
  stage: Stage,
  keeper: SeedPerson,
  input: Parameters<typeof createProject>[1],
): Promise<Id<"project">> {
  const context = stage.context(keeper.actor)
  const { projectId } = await createProject(context, input)
  await openProject(context, { projectId })
  return projectId
}

/** Lets the minute pass in which the reviews of an appeal can be taken back, and decides it. */
async function ripen(stage: Stage, appealId: Id<"appeal">) {
  const { db, now } = stage.context({ kind: "stranger" })
  const givenAt = new Date(now().getTime() - 120_000)
  const given = and(eq(appealReview.appealId, appealId), eq(appealReview.state, "given"))
  await db.update(appealReview).set({ givenAt }).where(given)
  await stage.runJob("decideAppeal", { appealId })
  await stage.runJobs()
  return { appealId }
}

/** `marsh.ts raise` or `ripen APPEAL`. */
async function main(): Promise<void> {
  const [verb, id = ""] = process.argv.slice(2)
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    const told = verb === "ripen" ? await ripen(stage, id as Id<"appeal">) : await raise(stage)
    console.log(JSON.stringify(told))
  } finally {
    await stage.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

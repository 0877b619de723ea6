import {
  assignment,
  delivery,
  grant,
  organization,
  poolModerator,
  project,
  release,
  releaseItem,
  releaseLabel,
  run,
  task,
  taskItem,
} from "@/db/schema"
import type { TestPerson, World } from "@/db/testing/world"
import { makeIdentity } from "@/server/domain/envelope/age"
import type { Id } from "@/server/domain/id"
import { choiceConfigSchema } from "@/server/domain/kinds/choice/config"
import { hexOf, type VaultWorld } from "./vault-world"

/** What these rows need of a world; any world with an open pool has it. */
export type ReadingWorld = Pick<World, "db" | "clock" | "person"> &
  Pick<VaultWorld, "newId" | "poolId" | "owner"> & {
    readonly vaultChain: { readonly activeGrants: Map<bigint, `0x${string}`> }
  }

const testConfig = choiceConfigSchema.parse({
  options: [
    { id: "a", name: "A" },
    { id: "b", name: "B" },
  ],
})

/** A project with one task an item. */
export async function makeProject(world: ReadingWorld, itemIds: readonly Id<"item">[]) {
  const projectId = world.newId("project")
  const createdAt = world.clock.now()
  await world.db.insert(project).values({
    ...{ id: projectId, poolId: world.poolId, kind: "choice", name: "Test", question: "?", guidelines: "" },
    config: testConfig,
    ...{ state: "open", minLabels: 2, maxLabels: 5, targetConfidence: 0.9, goldShare: 0, runSize: 5 },
    ...{ leaseSeconds: 600, rewardPoints: 10n, maxStakePoints: 0n, targetScore: 0.5 },
    ...{ assignmentSeed: hexOf(32), createdAt },
  })
  const taskIds: Id<"task">[] = []
  for (const [position, itemId] of itemIds.entries()) {
    const taskId = world.newId("task")
    await world.db.insert(task).values({ id: taskId, projectId, position, state: "open", createdAt })
    await world.db.insert(taskItem).values({ taskId, position: 0, itemId })
    taskIds.push(taskId)
  }
  return { projectId, taskIds }
}

/** A run over these tasks, taken now for ten minutes, with the key that its labeler reads with. */
export async function makeRun(
  world: ReadingWorld,
  labeler: TestPerson,
  made: { projectId: Id<"project">; taskIds: readonly Id<"task">[] },
) {
  const reader = await makeIdentity()
  const runId = world.newId("run")
  const takenAt = world.clock.now()
  const labelerId = labeler.actor.accountId
  await world.db.insert(run).values({
    ...{ id: runId, projectId: made.projectId, labelerId, state: "open", isQualification: false },
    ...{ size: made.taskIds.length, stakePoints: 0n, maxStakePoints: 0n, takenAt },
    readerRecipient: reader.recipient,
    leaseExpiresAt: new Date(takenAt.getTime() + 600_000),
  })
  for (const [position, taskId] of made.taskIds.entries()) {
    await world.db.insert(assignment).values({
      ...{ id: world.newId("assignment"), runId, taskId, labelerId, position, state: "leased" },
      ...{ isGold: false, isSwapped: false, rewardPoints: 10n },
    })
  }
  return { runId, ...reader }
}

export async function appointModerator(world: ReadingWorld, person: TestPerson): Promise<void> {
  const { accountId } = person.actor
  await world.db
    .insert(poolModerator)
    .values({ poolId: world.poolId, accountId, appointedAt: world.clock.now() })
}

/** A release of these items with one label each, a grant of it that is active on chain, and a delivery asked for. */
export async function makeDelivery(
  world: ReadingWorld,
  made: { projectId: Id<"project">; taskIds: readonly Id<"task">[] },
  items: readonly { itemId: Id<"item">; contributionId: Id<"contribution"> }[],
) {
  const buyer = await world.person("buyer")
  const reader = await makeIdentity()
  const [organizationId, releaseId, grantId, deliveryId] = [
    world.newId("organization"),
    world.newId("release"),
    world.newId("grant"),
    world.newId("delivery"),
  ]
  const [onChainId, createdAt] = [hexOf(32), world.clock.now()]
  const grantOnChainId = BigInt(hexOf(20))
  const createdById = buyer.actor.accountId
  await world.db
    .insert(organization)
    .values({ id: organizationId, name: "Buyer", recipient: reader.recipient, createdById, createdAt })
  const { poolId } = world
  const number = 1 + (await world.db.$count(release))
  await world.db.insert(release).values({
    ...{ id: releaseId, poolId, projectId: made.projectId, number, name: "First" },
    ...{
      description: "",
      state: "preparing",
      licenceId: "CC-BY-4.0",
      priceAmount: 5n,
      grantDurationSeconds: 3600,
    },
    ...{
      inspectionSeconds: 60,
      contributorsBps: 5000,
      labelersBps: 3000,
      moderatorsBps: 1000,
      treasuryBps: 1000,
    },
    ...{ treasuryAddress: world.owner.actor.address, manifestRoot: hexOf(32), onChainId, createdAt },
  })
  for (const [position, one] of items.entries()) {
    await world.db.insert(releaseItem).values({ releaseId, position, ...one, leafHash: hexOf(32) })
    const taskId = made.taskIds[position]
    if (taskId === undefined) continue
    await world.db.insert(releaseLabel).values({
      ...{ releaseId, position, taskId, itemIds: [one.itemId], answer: { optionIds: ["a"] } },
      ...{ confidence: 0.9, annotationCount: 3, source: "consensus", leafHash: hexOf(32) },
    })
  }
  const expiresAt = new Date(createdAt.getTime() + 3_600_000)
  await world.db.insert(grant).values({
    ...{ id: grantId, onChainId: grantOnChainId, releaseId, poolId, organizationId, paidAmount: 5n },
    ...{ buyerAddress: buyer.actor.address, state: "settled", startsAt: createdAt, expiresAt, createdAt },
    ...{ inspectionEndsAt: expiresAt, purchaseTransactionHash: hexOf(32) },
  })
  await world.db.insert(delivery).values({
    ...{ id: deliveryId, grantId, releaseId, organizationId, requestedByKey: "test", state: "preparing" },
    ...{ recipient: reader.recipient, createdAt },
  })
  world.vaultChain.activeGrants.set(grantOnChainId, onChainId)
  return { deliveryId, grantId, organizationId, releaseId, grantOnChainId, onChainId, ...reader }
}

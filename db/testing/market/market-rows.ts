import { randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { encodeFunctionData } from "viem"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { annotation, assignment, item, label, project, run, task, taskItem, verdict } from "@/db/schema"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { encryptBytesFor, makeIdentity } from "@/server/domain/envelope/age"
import { hashBytes } from "@/server/domain/envelope/hash"
import type { Id } from "@/server/domain/id"
import { choiceConfigSchema } from "@/server/domain/kinds/choice/config"
import { admitContribution } from "@/server/services/contribution/admit-contribution"
import { stagedBlobKey } from "@/server/services/contribution/blob-keys"
import { createContribution } from "@/server/services/contribution/create-contribution"
import { recordUpload } from "@/server/services/contribution/record-upload"
import { startUpload } from "@/server/services/contribution/start-upload"
import { submitContribution } from "@/server/services/contribution/submit-contribution"
import { cutRelease } from "@/server/services/release/cut-release"
import { fillRelease } from "@/server/services/release/fill-release"
import { preparePublish } from "@/server/services/release/prepare-publish"
import type { MarketWorld } from "./market-world"

type Hex = `0x${string}`
const hexOf = (size: number): Hex => `0x${randomBytes(size).toString("hex")}`

const config = choiceConfigSchema.parse({
  options: [
    { id: "yes", name: "Yes" },
    { id: "no", name: "No" },
  ],
})

/** A person's contribution of these texts, through every verb of a browser's upload; answers its items. */
export async function contributeTexts(
  market: MarketWorld,
  name: string,
  texts: readonly string[],
  purposes: readonly ("label" | "train")[] = ["label", "train"],
) {
  const person = await market.person(name)
  const context = market.context(person.actor)
  const recipient = await poolRecipient(market)
  const own = await makeIdentity()
  const plain = texts.map((text) => JSON.stringify({ text })).join("\n")
  const ciphertext = await encryptBytesFor([recipient, own.recipient], plain)
  const contributionHash = hashBytes(ciphertext)
  const { contributionId } = await createContribution(context, {
    poolId: market.poolId,
    title: name,
    mediaType: "application/jsonl",
    contributionHash,
    plaintextByteSize: plain.length,
  })
  await startUpload(context, { contributionId, byteSize: ciphertext.byteLength })
  await market.blobs.put(stagedBlobKey(contributionId), ciphertext)
  await recordUpload(context, { contributionId })
  const expiry = String(Math.floor(market.clock.now().getTime() / 1000) + 864_000)
  const pool = await poolOnChainIdOf(market)
  const message = { pool, contributionHash, purposes: [...purposes], expiry, nonce: hexOf(32) }
  const { chainId, addresses } = market.chain
  const signature = await person.wallet.signTypedData(consentTypedData(message, chainId, addresses.registry))
  const expiresAt = new Date(Number(expiry) * 1000)
  await submitContribution(context, {
    contributionId,
    purposes: [...purposes],
    expiresAt,
    message,
    signature,
  })
  await admitContribution(market.job, { contributionId })
  const items = await market.db.select().from(item).where(eq(item.contributionId, contributionId))
  return { person, contributionId, itemIds: items.map((row) => row.id), identity: own.identity }
}

async function poolRow(market: MarketWorld) {
  const row = await market.db.query.pool.findFirst({ where: (table) => eq(table.id, market.poolId) })
  if (row === undefined) throw new Error("no pool")
  return row
}

async function poolRecipient(market: MarketWorld): Promise<string> {
  const { recipient } = await poolRow(market)
  if (recipient === null) throw new Error("the pool has no recipient")
  return recipient
}

async function poolOnChainIdOf(market: MarketWorld): Promise<Hex> {
  const { onChainId } = await poolRow(market)
  if (onChainId === null) throw new Error("the pool is not on chain")
  return onChainId
}

export interface LabelledTask {
  readonly itemId: Id<"item">
  /** Points that each labeler earned on it. */
  readonly points: Readonly<Record<string, bigint>>
  /** Who settled it by a verdict; left out where consensus did. */
  readonly moderator?: string
  readonly isUndone?: boolean
}

/** A project whose tasks are settled as told: rows as the labeling verbs leave them. */
export async function makeLabels(market: MarketWorld, tasks: readonly LabelledTask[]) {
  const createdAt = market.clock.now()
  const projectId = market.newId("project")
  await market.db.insert(project).values({
    ...{
      id: projectId,
      poolId: market.poolId,
      kind: "choice",
      name: "Sense",
      question: "Does it make sense?",
    },
    ...{ guidelines: "", config, state: "open", minLabels: 1, maxLabels: 5, targetConfidence: 0.9 },
    ...{ goldShare: 0, runSize: 5, leaseSeconds: 600, rewardPoints: 10n, maxStakePoints: 0n },
    ...{ targetScore: 0.5, assignmentSeed: hexOf(32), createdAt, openedAt: createdAt },
  })
  const taskIds: Id<"task">[] = []
  for (const [position, labelled] of tasks.entries()) {
    const taskId = market.newId("task")
    taskIds.push(taskId)
    await market.db
      .insert(task)
      .values({ id: taskId, projectId, position, state: "settled", createdAt, closedAt: createdAt })
    await market.db.insert(taskItem).values({ taskId, position: 0, itemId: labelled.itemId })
    await market.db.insert(label).values({
      ...{ id: market.newId("label"), projectId, taskId, answer: { optionIds: ["yes"] }, classIndex: 0 },
      ...{ confidence: 0.95, posterior: [0.95, 0.05], method: "majority", settledAt: createdAt },
      source: labelled.moderator === undefined ? "consensus" : "verdict",
      annotationCount: Object.keys(labelled.points).length,
    })
    for (const [name, points] of Object.entries(labelled.points)) {
      await annotate(market, name, projectId, taskId, points)
    }
    if (labelled.moderator !== undefined) await judge(market, labelled, taskId)
  }
  return { projectId, taskIds }
}

async function annotate(
  market: MarketWorld,
  name: string,
  projectId: Id<"project">,
  taskId: Id<"task">,
  earnedPoints: bigint,
): Promise<void> {
  const labelerId = (await market.person(name)).actor.accountId
  const place = 1 + (await market.db.$count(annotation, eq(annotation.taskId, taskId)))
  const [runId, assignmentId, at] = [market.newId("run"), market.newId("assignment"), market.clock.now()]
  await market.db.insert(run).values({
    ...{ id: runId, projectId, labelerId, state: "settled", isQualification: false, size: 1 },
    ...{ stakePoints: 0n, maxStakePoints: 0n, readerRecipient: "age1", leaseExpiresAt: at, takenAt: at },
  })
  await market.db.insert(assignment).values({
    ...{ id: assignmentId, runId, taskId, labelerId, position: 0, state: "answered", isGold: false },
    ...{ isSwapped: false, rewardPoints: 10n },
  })
  await market.db.insert(annotation).values({
    ...{ id: market.newId("annotation"), projectId, taskId, runId, assignmentId, labelerId, earnedPoints },
    ...{ answer: { optionIds: ["yes"] }, classIndex: 0, durationSeconds: 3, submittedAt: at, place },
  })
}

async function judge(market: MarketWorld, labelled: LabelledTask, taskId: Id<"task">): Promise<void> {
  const moderator = await market.person(labelled.moderator ?? "moderator")
  const givenAt = market.clock.now()
  await market.db.insert(verdict).values({
    ...{ id: market.newId("verdict"), taskId, moderatorId: moderator.actor.accountId, decision: "label" },
    ...{ answer: { optionIds: ["yes"] }, reason: "close_call", givenAt },
    undoneAt: labelled.isUndone ? givenAt : null,
  })
}

/** Cuts a release of a project and puts it on sale, as its owner would. */
export async function sellRelease(market: MarketWorld, projectId: Id<"project">) {
  const owner = market.context(market.owner.actor)
  const { releaseId } = await cutRelease(owner, {
    projectId,
    name: "First release",
    description: "Arguments with labels.",
  })
  await fillRelease(market.job, { releaseId })
  const { call } = await preparePublish(owner, { releaseId })
  await market.sendAs(market.owner, {
    to: call.address,
    data: encodeFunctionData({ abi: poolRegistryAbi, ...call }),
  })
  await market.follow()
  return releaseId
}

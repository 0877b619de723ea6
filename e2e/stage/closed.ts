import { and, eq } from "drizzle-orm"
import { account } from "@/db/schema/account"
import { pool } from "@/db/schema/pool"
import { releaseWeight } from "@/db/schema/release-weight"
import { openDemoPerson } from "@/db/seed/people"
import { publishRelease } from "@/db/seed/sell"
import { openStage, type Stage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import { buildMerkleTree } from "@/server/domain/payout/merkle"
import { transcriptText } from "@/server/domain/payout/transcript"
import { closeProject } from "@/server/services/project/close-project"
import { createProject } from "@/server/services/project/create-project"
import { listTasks } from "@/server/services/project/list-tasks"
import { openProject } from "@/server/services/project/open-project"
import { setGold } from "@/server/services/project/set-gold"
import { labelAll, openLabeler } from "./labelers"
import { groundTerms } from "./terms"

/**
 * `closed.ts POOL`: a project over the pool's items, with a gold, labeled by four, released and closed; its transcript
 * anchored. Answers an epoch's transcript, too, that no root was proposed of: it pays nobody by the release's weights.
 */
async function close(stage: Stage, poolId: Id<"pool">) {
  const owner = await openDemoPerson(stage, "owner", "Tariq Okafor")
  const context = stage.context(owner.actor)
  const terms = { ...groundTerms("What held at the river"), goldShare: 0.2, maxLabels: 4 }
  const { projectId } = await createProject(context, { ...terms, poolId, tasks: { mode: "everyItem" } })
  const [first] = (await listTasks(context, { projectId })).items
  if (first !== undefined) {
    await setGold(context, {
      taskId: first.taskId,
      answer: { optionIds: ["facts"] },
      explanation: "Measured.",
    })
  }
  await openProject(context, { projectId })
  await stage.runJobs()
  for (const place of [0, 1, 2, 4]) await labelAll(stage, await openLabeler(stage, place), projectId)
  await stage.runJobs()
  const releaseId = await publishRelease(stage, owner, {
    projectId,
    name: "River, with what held",
    description: "Statements about a river, each with what it rests on.",
  })
  await closeProject(context, { projectId })
  await stage.runJobs()
  return { projectId, epochText: await writeEpoch(stage, { poolId, projectId, releaseId }) }
}

interface Released {
  readonly poolId: Id<"pool">
  readonly projectId: Id<"project">
  readonly releaseId: Id<"release">
}

async function writeEpoch(stage: Stage, { poolId, projectId, releaseId }: Released): Promise<string> {
  const { db, chain } = stage.context({ kind: "stranger" })
  const [found] = await db.select({ onChainId: pool.onChainId }).from(pool).where(eq(pool.id, poolId))
  const labeler = await db
    .select({ address: account.address, weight: releaseWeight.weight })
    .from(releaseWeight)
    .innerJoin(account, eq(account.id, releaseWeight.accountId))
    .where(and(eq(releaseWeight.releaseId, releaseId), eq(releaseWeight.role, "labeler")))
  const domain = {
    ...{ chainId: chain.chainId, poolOnChainId: found?.onChainId ?? "0x" },
    ...{ payouts: chain.addresses.payouts, token: chain.addresses.token },
  } as const
  const leaf = { account: `0x${"11".repeat(20)}`, cumulativeAmount: 1n } as const
  const { root } = buildMerkleTree(domain, [leaf])
  const leaves = [{ account: leaf.account, cumulativeAmount: "1" }]
  const textWeights = labeler.map(({ address, weight }) => ({ address, weight: weight.toString() }))
  return transcriptText({
    ...{ format: "millpond-epoch-1", ...domain, poolId, epochNumber: 2, previousRoot: root, root },
    ...{ previousLeaves: leaves, leaves, sales: [], earnings: [], accessLogHead: null },
    ...{ epochAmount: "0", cumulativeTotalAmount: "1" },
    releases: [
      {
        ...{ releaseId, projectId, treasuryAddress: leaf.account },
        split: { contributorsBps: 4000, labelersBps: 4500, moderatorsBps: 500, treasuryBps: 1000 },
        weights: { contributor: [], labeler: textWeights, moderator: [] },
      },
    ],
  })
}

async function main(): Promise<void> {
  const [poolId] = process.argv.slice(2)
  if (poolId === undefined) throw new Error("Name a pool.")
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    console.log(JSON.stringify(await close(stage, poolId as Id<"pool">)))
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

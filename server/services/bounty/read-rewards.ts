import "server-only"
import { and, eq, inArray, like, or } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { assignment, bounty, earning } from "@/db/schema"
import { freeAmount } from "@/server/domain/bounty/money"
import { planRewards } from "@/server/domain/bounty/promise"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { isPromising } from "./reserve-rewards"
import type { BountyRow } from "./standing"

/** What bounties on a project would promise now. */
export interface ProjectReward {
  /** For one accepted annotation: of the bounty that comes first, the highest. */
  readonly rewardAmount: bigint
  /** Whole rewards left, of all its open bounties. */
  readonly leftCount: number
}

/** What work on these projects is rewarded with; projects without a bounty are left out. */
export async function readRewards(
  context: Pick<ServiceContext, "db" | "now">,
  projectIds: readonly Id<"project">[],
): Promise<ReadonlyMap<Id<"project">, ProjectReward>> {
  if (projectIds.length === 0) return new Map()
  const rows = await context.db
    .select()
    .from(bounty)
    .where(and(inArray(bounty.projectId, [...projectIds]), isPromising(context.now())))
  const byProject = groupBy(rows, (row) => row.projectId)
  const rewards = new Map<Id<"project">, ProjectReward>()
  for (const [projectId, open] of byProject) if (projectId !== null) rewards.set(projectId, rewardOf(open))
  return rewards
}

function rewardOf(open: readonly BountyRow[]): ProjectReward {
  return {
    rewardAmount: open.reduce((most, row) => (row.rewardAmount > most ? row.rewardAmount : most), 0n),
    leftCount: open.reduce((count, row) => count + Number(freeAmount(row) / row.rewardAmount), 0),
  }
}

/** What a run of so many tasks would be promised if it were taken now. */
export async function previewRewards(
  context: Pick<ServiceContext, "db" | "now">,
  projectId: Id<"project">,
  size: number,
): Promise<{ readonly rewardedCount: number; readonly mostAmount: bigint }> {
  const open = await context.db
    .select()
    .from(bounty)
    .where(and(eq(bounty.projectId, projectId), isPromising(context.now())))
  const offers = open.map((row) => ({ ...row, bountyId: row.id, freeAmount: freeAmount(row) }))
  const planned = planRewards(offers, size)
  return {
    rewardedCount: planned.reduce((count, one) => count + one.count, 0),
    mostAmount: planned.reduce((sum, one) => sum + one.offer.rewardAmount * BigInt(one.count), 0n),
  }
}

/** What bounties promised for a run, and what of it was earned so far; null where none did. */
export async function readRunRewards(db: Connection, runId: Id<"run">) {
  const [frozen, earned] = await Promise.all([
    db
      .select({ rewardAmount: assignment.rewardAmount, uncoveredAt: bounty.uncoveredAt })
      .from(assignment)
      .innerJoin(bounty, eq(bounty.id, assignment.bountyId))
      .where(eq(assignment.runId, runId)),
    db
      .select({ amount: earning.amount, acceptedCount: earning.weight })
      .from(earning)
      .where(
        and(
          or(eq(earning.sourceId, runId), like(earning.sourceId, `${runId}:%`)),
          eq(earning.role, "labeler"),
        ),
      ),
  ])
  const promised = frozen.flatMap(({ rewardAmount }) => (rewardAmount === null ? [] : [rewardAmount]))
  if (promised.length === 0) return null
  return {
    /** Whether the chain has all the money of it; else it waits until a funder pays again. */
    isCovered: frozen.every((row) => row.uncoveredAt === null),
    promisedCount: promised.length,
    promisedAmount: promised.reduce((sum, amount) => sum + amount, 0n),
    acceptedCount: earned.reduce((count, line) => count + Number(line.acceptedCount), 0),
    earnedAmount: earned.reduce((sum, line) => sum + line.amount, 0n),
  }
}

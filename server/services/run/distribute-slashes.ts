import "server-only"
import { asc, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { distributeSlash } from "@/server/domain/run/slash-distribution"
import type { SettledRun } from "./settle-finished-runs"

/**
 * The movements of slashed points: from each run's stake to its project's account, and on to the labelers who were
 * right on the same tasks. What nobody was right to get waits in the project's account until it closes.
 */
export async function distributeSlashes(
  transaction: Transaction,
  settled: readonly SettledRun[],
): Promise<readonly TransferInput[]> {
  const slashed = settled.filter(({ settlement }) => settlement.settlementPoints < 0n)
  if (slashed.length === 0) return []
  const taskIds = new Set(slashed.flatMap(({ decided }) => decided.answers.map((answer) => answer.taskId)))
  const peers = await readPeers(transaction, [...taskIds])
  return slashed.flatMap((one) => movementsOf(one, peers))
}

type Peers = ReadonlyMap<
  Id<"task">,
  readonly { readonly labelerId: Id<"account">; readonly classIndex: number }[]
>

async function readPeers(transaction: Transaction, taskIds: readonly Id<"task">[]): Promise<Peers> {
  const rows = await transaction
    .select({ taskId: annotation.taskId, labelerId: annotation.labelerId, classIndex: annotation.classIndex })
    .from(annotation)
    .where(inArray(annotation.taskId, [...taskIds]))
    .orderBy(asc(annotation.taskId), asc(annotation.labelerId))
  return groupBy(rows, (row) => row.taskId)
}

function movementsOf({ decided, settlement }: SettledRun, peers: Peers): readonly TransferInput[] {
  const { runId, projectId, labelerId, answers } = decided
  const slashedPoints = -settlement.settlementPoints
  const scored = answers.filter((answer) => answer.credit !== null)
  const { shares } = distributeSlash({
    runId,
    labelerId,
    slashedPoints,
    answers: scored.map(({ taskId, credit }) => ({ taskId, credit: credit ?? 0 })),
    rightAnswers: scored.flatMap(({ taskId, settledClassIndex }) =>
      (peers.get(taskId) ?? [])
        .filter((peer) => peer.classIndex === settledClassIndex)
        .map((peer) => ({ taskId, ...peer })),
    ),
  })
  const slashed = pointsAccount.slashed(projectId)
  return [
    {
      from: pointsAccount.staked(runId),
      to: slashed,
      amount: slashedPoints,
      reason: "stake_slashed",
      referenceId: runId,
    },
    ...shares.map(
      (share): TransferInput => ({
        from: slashed,
        to: pointsAccount.held(share.labelerId),
        amount: share.points,
        reason: "slash_distributed",
        referenceId: runId,
      }),
    ),
  ]
}

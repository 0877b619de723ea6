import "server-only"
import { asc, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { annotation } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { pseudonymsOf } from "@/server/domain/project/pseudonym"
import { distributeSlash } from "@/server/domain/run/slash-distribution"
import type { SettledRun } from "./settle-finished-runs"

/** What came of one slashed run. */
export interface DistributedSlash {
  readonly runId: Id<"run">
  readonly movements: readonly TransferInput[]
  /** How many answers each scored task had: with `annotation.place`, among whom the points were given out. */
  readonly peerCounts: Readonly<Record<string, number>>
}

/**
 * The movements of slashed points from their project's account on to the labelers who were right on the same tasks.
 * What nobody was right to get waits in the project's account until it closes.
 */
export async function distributeSlashes(
  transaction: Transaction,
  settled: readonly SettledRun[],
): Promise<readonly DistributedSlash[]> {
  const slashed = settled.filter(({ settlement }) => settlement.settlementPoints < 0n)
  if (slashed.length === 0) return []
  const taskIds = new Set(slashed.flatMap(({ decided }) => decided.answers.map((answer) => answer.taskId)))
  const peers = await readPeers(transaction, [...taskIds])
  return slashed.map((one) => distribute(one, peers))
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

function distribute({ decided, settlement }: SettledRun, peers: Peers): DistributedSlash {
  const { runId, projectId, labelerId, project, answers } = decided
  const slashedPoints = -settlement.settlementPoints
  const scored = answers.filter((answer) => answer.credit !== null)
  const peersOf = (taskId: Id<"task">) => peers.get(taskId) ?? []
  // By their names in the project: a transcript, which has no other ones, comes to the same shares.
  const nameOf = pseudonymsOf(project)
  const labelers = new Map<string, Id<"account">>(
    scored.flatMap(({ taskId }) =>
      peersOf(taskId).map((peer) => [nameOf(peer.labelerId), peer.labelerId] as const),
    ),
  )
  const { shares } = distributeSlash({
    runId,
    labelerId: nameOf(labelerId),
    slashedPoints,
    answers: scored.map(({ taskId, credit }) => ({ taskId, credit: credit ?? 0 })),
    rightAnswers: scored.flatMap(({ taskId, settledClassIndex }) =>
      peersOf(taskId)
        .filter((peer) => peer.classIndex === settledClassIndex)
        .map((peer) => ({ taskId, labelerId: nameOf(peer.labelerId) })),
    ),
  })
  const slashed = pointsAccount.slashed(projectId)
  const given = shares.flatMap(({ labelerId: name, points }): TransferInput[] => {
    const to = labelers.get(name)
    if (to === undefined) return []
    const reason = "slash_distributed"
    return [{ from: slashed, to: pointsAccount.held(to), amount: points, reason, referenceId: runId }]
  })
  const peerCounts = Object.fromEntries(scored.map(({ taskId }) => [taskId, peersOf(taskId).length]))
  return { runId, movements: given, peerCounts }
}

import "server-only"
import { and, asc, eq, isNotNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { account, annotation, assignment, run } from "@/db/schema"
import {
  type BountyMoney,
  decideReserved,
  freeAmount,
  isPromisable,
  reserveAmount,
} from "@/server/domain/bounty/money"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "../context"
import { holdBounties, writeMoney } from "./hold-bounties"
import type { BountyRow } from "./standing"
import { type BountyLine, writeLines } from "./write-lines"

/** A task whose settled answer is another one since an appeal. */
export interface OverturnedTask {
  readonly appealId: Id<"appeal">
  readonly taskId: Id<"task">
  /** Of the answer that is settled now. */
  readonly classIndex: number
}

/**
 * Pays those whose answer was refused and is accepted since an appeal, by the reward that was frozen for it: as long as
 * the bounty is open and has it. What others got stays theirs. Runs that are not settled yet are decided as ever.
 * @returns the movements of the money: the caller posts them as its last step
 */
export async function payOverturned(
  context: Pick<ServiceContext, "now" | "chain">,
  transaction: Transaction,
  task: OverturnedTask,
): Promise<readonly TransferInput[]> {
  const rows = await readNowAccepted(transaction, task)
  if (rows.length === 0) return []
  const byBounty = groupBy(rows, (row) => row.bountyId)
  const lines: BountyLine[] = []
  for (const held of await holdBounties(transaction, [...byBounty.keys()])) {
    const paid = payEach(held, byBounty.get(held.id) ?? [], task.appealId)
    await writeMoney(context, transaction, held.id, paid.money)
    lines.push(...paid.lines)
  }
  return writeLines(context, transaction, lines)
}

type AcceptedRow = Awaited<ReturnType<typeof readNowAccepted>>[number]

function payEach(bounty: BountyRow, rows: readonly AcceptedRow[], appealId: Id<"appeal">) {
  let money: BountyMoney = bounty
  const lines: BountyLine[] = []
  for (const { rewardAmount: amount, runId, accountId, address } of rows) {
    if (!isPromisable(money) || freeAmount(money) < amount) continue
    money = decideReserved(reserveAmount(money, amount), amount, amount).money
    const sourceId = `${runId}:${appealId}`
    lines.push({ bounty, sourceId, accountId, address, role: "labeler", acceptedCount: 1, amount })
  }
  return { money, lines }
}

async function readNowAccepted(transaction: Transaction, { taskId, classIndex }: OverturnedTask) {
  const rows = await transaction
    .select({
      bountyId: assignment.bountyId,
      rewardAmount: assignment.rewardAmount,
      runId: assignment.runId,
      accountId: assignment.labelerId,
      address: account.address,
    })
    .from(assignment)
    .innerJoin(annotation, eq(annotation.assignmentId, assignment.id))
    .innerJoin(run, eq(run.id, assignment.runId))
    .innerJoin(account, eq(account.id, assignment.labelerId))
    .where(
      and(
        eq(assignment.taskId, taskId),
        eq(annotation.classIndex, classIndex),
        eq(run.state, "settled"),
        isNotNull(assignment.bountyId),
      ),
    )
    .orderBy(asc(assignment.id))
  return rows.flatMap(({ bountyId, rewardAmount, ...row }) =>
    bountyId === null || rewardAmount === null ? [] : [{ ...row, bountyId, rewardAmount }],
  )
}

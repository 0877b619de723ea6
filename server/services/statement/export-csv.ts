import "server-only"
import { csvLine, formatUnits } from "@/server/domain/earning/statement-csv"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readLines, type StatementRow } from "./list-lines"

const linesAtOnce = 1000
const linesAtMost = 100_000

const columns = [
  "earning",
  "earned at",
  "pool",
  "release",
  "grant",
  "role",
  "amount",
  "token",
  "weight",
  "total weight",
  "role amount",
  "sale amount",
  "state",
  "epoch",
  "claim transaction",
  "bounty",
  "accepted",
  "reward",
] as const

/** The signed-in person's whole statement as CSV (RFC 4180), newest first. */
export async function exportCsv(
  context: ServiceContext,
): Promise<{ readonly fileName: string; readonly text: string }> {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const lines = [csvLine(columns)]
  let cursor: string | null = null
  while (lines.length <= linesAtMost) {
    const rows: StatementRow[] = await readLines(context, person.accountId, { cursor }, linesAtOnce)
    for (const row of rows) lines.push(csvLine(cellsOf(context, row)))
    const last = rows.at(-1)
    if (rows.length < linesAtOnce || last === undefined) break
    cursor = last.earning.id
  }
  return {
    fileName: `millpond-statement-${context.now().toISOString().slice(0, 10)}.csv`,
    text: lines.join(""),
  }
}

function cellsOf({ chain }: ServiceContext, row: StatementRow): readonly string[] {
  const { earning: line } = row
  const money = (amount: bigint) => formatUnits(amount, chain.token.decimals)
  return [
    line.id,
    line.createdAt.toISOString(),
    row.poolName,
    row.release?.name ?? "",
    line.grantId ?? "",
    line.role,
    money(line.amount),
    chain.token.symbol,
    line.weight.toString(),
    line.totalWeight.toString(),
    money(line.roleAmount),
    money(row.saleAmount ?? 0n),
    line.state,
    row.epoch === null ? "" : String(row.epoch.number),
    row.claimTransactionHash ?? "",
    line.bountyId ?? "",
    row.bounty === null ? "" : line.weight.toString(),
    row.bounty === null ? "" : money(row.bounty.rewardAmount),
  ]
}

import "server-only"
import { and, asc, inArray, isNotNull, ne, sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { bounty, earning } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { EpochTranscript } from "@/server/domain/payout/transcript"
import type { EarningRow } from "./close-epoch"

type Entry = NonNullable<EpochTranscript["bounties"]>[number]

/**
 * What bounties owe in an epoch, for its transcript. A person's lines of one bounty are added up: how many of each run
 * were accepted would tie an address to the name under which it stands in the project's own transcript.
 */
export async function bountyEntries(
  transaction: Transaction,
  epochId: Id<"epoch">,
  lines: readonly EarningRow[],
): Promise<Entry[]> {
  const byBounty = groupBy(
    lines.filter((line) => line.bountyId !== null),
    (line) => line.bountyId,
  )
  const bountyIds = [...byBounty.keys()].filter((bountyId) => bountyId !== null)
  if (bountyIds.length === 0) return []
  const owedBefore = await sumEarlier(transaction, epochId, bountyIds)
  const rows = await transaction
    .select()
    .from(bounty)
    .where(inArray(bounty.id, bountyIds))
    .orderBy(asc(bounty.id))
  return rows.map((row) => ({
    bountyId: row.id,
    funderAddress: row.funderAddress,
    rewardAmount: row.rewardAmount.toString(),
    fundedAmount: row.fundedAmount.toString(),
    owedBeforeAmount: (owedBefore.get(row.id) ?? 0n).toString(),
    lines: addUp(byBounty.get(row.id) ?? []),
  }))
}

async function sumEarlier(
  transaction: Transaction,
  epochId: Id<"epoch">,
  bountyIds: readonly Id<"bounty">[],
) {
  const rows = await transaction
    .select({ bountyId: earning.bountyId, amount: sql<string>`sum(${earning.amount})` })
    .from(earning)
    .where(
      and(
        inArray(earning.bountyId, [...bountyIds]),
        isNotNull(earning.epochId),
        ne(earning.epochId, epochId),
        ne(earning.state, "held"),
      ),
    )
    .groupBy(earning.bountyId)
  return new Map(rows.map((row) => [row.bountyId, BigInt(row.amount)]))
}

function addUp(lines: readonly EarningRow[]): Entry["lines"] {
  return [...groupBy(lines, (line) => `${line.role} ${line.address}`).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { role, address } = first
    const sum = (of: (line: EarningRow) => bigint) =>
      same.reduce((total, line) => total + of(line), 0n).toString()
    return [{ role, address, acceptedCount: sum((line) => line.weight), amount: sum((line) => line.amount) }]
  })
}

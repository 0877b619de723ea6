import "server-only"
import { and, inArray } from "drizzle-orm"
import { audit, type grant } from "@/db/schema"
import { type Challenge, challengeActions, tellChallenge } from "@/server/domain/grant/challenge-history"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

type Told = Pick<typeof grant.$inferSelect, "id" | "state" | "paidAmount" | "settledAmount">

/** A grant's challenge as the chain has it, with the words of everybody concerned; null where there is none. */
export async function readChallenge(
  context: Pick<ServiceContext, "db">,
  row: Told,
): Promise<Challenge | null> {
  return (await readChallenges(context, [row])).get(row.id) ?? null
}

/** The challenges of several grants, by grant; those without one are left out. */
export async function readChallenges(
  { db }: Pick<ServiceContext, "db">,
  rows: readonly Told[],
): Promise<ReadonlyMap<Id<"grant">, Challenge>> {
  if (rows.length === 0) return new Map()
  const entries = await db
    .select({
      grantId: audit.subjectId,
      action: audit.action,
      detail: audit.detail,
      createdAt: audit.createdAt,
    })
    .from(audit)
    .where(
      and(
        inArray(
          audit.subjectId,
          rows.map(({ id }) => id),
        ),
        inArray(audit.action, [...challengeActions]),
      ),
    )
  const historyOf = groupBy(entries, ({ grantId }) => grantId)
  return new Map(
    rows.flatMap((row) => {
      const challenge = tellChallenge(row, historyOf.get(row.id) ?? [])
      return challenge === null ? [] : [[row.id, challenge] as const]
    }),
  )
}

import "server-only"
import { and, desc, eq, inArray } from "drizzle-orm"
import { audit } from "@/db/schema"
import { type ChallengeReason, challengeReasons } from "@/server/domain/grant/challenge"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

export interface Challenge {
  readonly challengedAt: Date
  /** Null for a challenge that was sent to the contract without telling us why. */
  readonly statement: { readonly reason: ChallengeReason; readonly note: string } | null
}

/** A grant's challenge as the chain has it, with the words whose hash it carries; null where there is none. */
export async function readChallenge(
  { db }: Pick<ServiceContext, "db">,
  grantId: Id<"grant">,
): Promise<Challenge | null> {
  const history = await db
    .select({ action: audit.action, detail: audit.detail, createdAt: audit.createdAt })
    .from(audit)
    .where(
      and(
        eq(audit.subjectId, grantId),
        inArray(audit.action, ["grant.prepareChallenge", "grant.challenged"]),
      ),
    )
    .orderBy(desc(audit.createdAt))
  const challenged = history.find(({ action }) => action === "grant.challenged")
  if (challenged === undefined) return null
  const prepared = history.find(
    ({ action, detail }) =>
      action === "grant.prepareChallenge" && detail.reasonHash === challenged.detail.reasonHash,
  )
  const reason = challengeReasons.find((one) => one === prepared?.detail.reason)
  const statement = reason === undefined ? null : { reason, note: String(prepared?.detail.note ?? "") }
  return { challengedAt: challenged.createdAt, statement }
}

import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { appeal } from "@/db/schema"
import { independentOf, panelSize } from "@/server/domain/appeal/reviewers"
import { openAppealStates } from "@/server/domain/appeal/state"
import { appealTargetSeconds, appealTerms } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { readPoints } from "../ledger/read-points"
import { type AppealToSeat, readCandidates } from "./read-candidates"

/** What an appeal would take of its appellant, how long it may take, and by whom it would be reviewed. */
export async function readTerms(
  context: ServiceContext,
  wished: Omit<AppealToSeat, "id" | "appellantId"> & { readonly appellantId: Id<"account"> },
) {
  const { appellantId } = wished
  const [{ heldPoints }, candidates, [open]] = await Promise.all([
    readPoints(context.db, appellantId),
    readCandidates(context.db, { ...wished, id: null }),
    context.db
      .select({ count: sql<number>`count(*)::int` })
      .from(appeal)
      .where(and(eq(appeal.appellantId, appellantId), inArray(appeal.state, [...openAppealStates]))),
  ])
  const independentCount = independentOf(candidates).length
  return {
    ...appealTerms(heldPoints),
    heldPoints,
    openCount: open?.count ?? 0,
    targetSeconds: appealTargetSeconds,
    moderatorCount: candidates.length,
    independentCount,
    panel: panelSize(independentCount),
  }
}

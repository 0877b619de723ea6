import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import type { PauseOpinion, PauseReviewReason } from "@/server/domain/appeal/pause"
import type { RejectionOpinion, RejectionReviewReason } from "@/server/domain/appeal/rejection"
import type { SeatState } from "@/server/domain/appeal/state"
import type { Answer } from "@/server/domain/kinds/registry"
import type { VerdictReason } from "@/server/domain/label/verdict"
import { account } from "./account"
import { appeal } from "./appeal"
import { at, id } from "./columns"

/** A reviewer's seat on an appeal, and what they said. */
export const appealReview = pgTable(
  "appeal_review",
  {
    appealId: id("appeal")
      .notNull()
      .references(() => appeal.id),
    reviewerId: id("account")
      .notNull()
      .references(() => account.id),
    state: text().$type<SeatState>().notNull(),
    seatedAt: at().notNull(),
    /** An unused seat is given to somebody else after it, where there is somebody else. */
    seatExpiresAt: at().notNull(),
    decision: text().$type<"label" | "retire" | PauseOpinion | RejectionOpinion>(),
    answer: jsonb().$type<Answer>(),
    reason: text().$type<VerdictReason | PauseReviewReason | RejectionReviewReason>(),
    note: text(),
    givenAt: at(),
  },
  // the seats that wait for a reviewer
  (table) => [
    primaryKey({ columns: [table.appealId, table.reviewerId] }),
    index().on(table.reviewerId, table.state),
  ],
)

import "server-only"
import { getAppeal } from "@/server/services/appeal/get-appeal"
import { givePauseReview, givePauseReviewInput } from "@/server/services/appeal/give-pause-review"
import { giveRejectionReview, giveRejectionReviewInput } from "@/server/services/appeal/give-rejection-review"
import { giveReview, giveReviewInput } from "@/server/services/appeal/give-review"
import {
  countUnreadAppeals,
  listMyAppeals,
  listMyAppealsInput,
} from "@/server/services/appeal/list-my-appeals"
import { listMyPauses } from "@/server/services/appeal/list-my-pauses"
import { listSeats } from "@/server/services/appeal/list-seats"
import { markAppealRead } from "@/server/services/appeal/mark-appeal-read"
import { openAppeal, openAppealInput } from "@/server/services/appeal/open-appeal"
import { openPauseAppeal, openPauseAppealInput } from "@/server/services/appeal/open-pause-appeal"
import { openRejectionAppeal, openRejectionAppealInput } from "@/server/services/appeal/open-rejection-appeal"
import { openSeat, openSeatInput } from "@/server/services/appeal/open-seat"
import { previewAppeal, previewAppealInput } from "@/server/services/appeal/preview-appeal"
import { previewPauseAppeal, previewPauseAppealInput } from "@/server/services/appeal/preview-pause-appeal"
import {
  previewRejectionAppeal,
  previewRejectionAppealInput,
} from "@/server/services/appeal/preview-rejection-appeal"
import { readSeat } from "@/server/services/appeal/read-seat"
import { undoReview } from "@/server/services/appeal/undo-review"
import { appealInput, withdrawAppeal } from "@/server/services/appeal/withdraw-appeal"
import { procedure, router } from "./trpc"

export const appealRouter = router({
  preview: procedure
    .meta({ action: "appeal.open" })
    .input(previewAppealInput)
    .query(({ ctx, input }) => previewAppeal(ctx, input)),
  open: procedure
    .meta({ action: "appeal.open" })
    .input(openAppealInput)
    .mutation(({ ctx, input }) => openAppeal(ctx, input)),
  /** Where one is paused, and why. */
  pauses: procedure.meta({ action: "appeal.read" }).query(({ ctx }) => listMyPauses(ctx)),
  previewPause: procedure
    .meta({ action: "appeal.open" })
    .input(previewPauseAppealInput)
    .query(({ ctx, input }) => previewPauseAppeal(ctx, input)),
  openPause: procedure
    .meta({ action: "appeal.open" })
    .input(openPauseAppealInput)
    .mutation(({ ctx, input }) => openPauseAppeal(ctx, input)),
  /** Of rejected rows of a contribution. */
  previewRejection: procedure
    .meta({ action: "appeal.open" })
    .input(previewRejectionAppealInput)
    .query(({ ctx, input }) => previewRejectionAppeal(ctx, input)),
  openRejection: procedure
    .meta({ action: "appeal.open" })
    .input(openRejectionAppealInput)
    .mutation(({ ctx, input }) => openRejectionAppeal(ctx, input)),
  withdraw: procedure
    .meta({ action: "appeal.open" })
    .input(appealInput)
    .mutation(({ ctx, input }) => withdrawAppeal(ctx, input)),
  mine: procedure
    .meta({ action: "appeal.read" })
    .input(listMyAppealsInput)
    .query(({ ctx, input }) => listMyAppeals(ctx, input)),
  unread: procedure.meta({ action: "appeal.read" }).query(({ ctx }) => countUnreadAppeals(ctx)),
  get: procedure
    .meta({ action: "appeal.read" })
    .input(appealInput)
    .query(({ ctx, input }) => getAppeal(ctx, input)),
  markRead: procedure
    .meta({ action: "appeal.read" })
    .input(appealInput)
    .mutation(({ ctx, input }) => markAppealRead(ctx, input)),
  seats: procedure.meta({ action: "review.list" }).query(({ ctx }) => listSeats(ctx)),
  seat: procedure
    .meta({ action: "appeal.review" })
    .input(appealInput)
    .query(({ ctx, input }) => readSeat(ctx, input)),
  // Each opening is a line in the access log, so it is no mere reading.
  openSeat: procedure
    .meta({ action: "appeal.review" })
    .input(openSeatInput)
    .mutation(({ ctx, input }) => openSeat(ctx, input)),
  review: procedure
    .meta({ action: "appeal.review" })
    .input(giveReviewInput)
    .mutation(({ ctx, input }) => giveReview(ctx, input)),
  reviewPause: procedure
    .meta({ action: "appeal.review" })
    .input(givePauseReviewInput)
    .mutation(({ ctx, input }) => givePauseReview(ctx, input)),
  reviewRejection: procedure
    .meta({ action: "appeal.review" })
    .input(giveRejectionReviewInput)
    .mutation(({ ctx, input }) => giveRejectionReview(ctx, input)),
  undoReview: procedure
    .meta({ action: "appeal.review" })
    .input(appealInput)
    .mutation(({ ctx, input }) => undoReview(ctx, input)),
})

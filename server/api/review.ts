import "server-only"
import { decideSignal, decideSignalInput } from "@/server/services/review/decide-signal"
import { giveVerdict, giveVerdictInput } from "@/server/services/review/give-verdict"
import { giveVerdicts, giveVerdictsInput } from "@/server/services/review/give-verdicts"
import { listQueues } from "@/server/services/review/list-queues"
import { listSignals, listSignalsInput } from "@/server/services/review/list-signals"
import { openCase, openCaseInput } from "@/server/services/review/open-case"
import { readCase, readCaseInput } from "@/server/services/review/read-case"
import { readModerators, readModeratorsInput } from "@/server/services/review/read-moderators"
import { readQueue, readQueueInput } from "@/server/services/review/read-queue"
import { undoVerdict, undoVerdictInput } from "@/server/services/review/undo-verdict"
import { procedure, router } from "./trpc"

export const reviewRouter = router({
  queues: procedure.meta({ action: "review.list" }).query(({ ctx }) => listQueues(ctx)),
  queue: procedure
    .meta({ action: "review.read" })
    .input(readQueueInput)
    .query(({ ctx, input }) => readQueue(ctx, input)),
  moderators: procedure
    .meta({ action: "review.read" })
    .input(readModeratorsInput)
    .query(({ ctx, input }) => readModerators(ctx, input)),
  case: procedure
    .meta({ action: "review.read" })
    .input(readCaseInput)
    .query(({ ctx, input }) => readCase(ctx, input)),
  // Each opening is a line in the access log, so it is no mere reading.
  openCase: procedure
    .meta({ action: "review.openCase" })
    .input(openCaseInput)
    .mutation(({ ctx, input }) => openCase(ctx, input)),
  giveVerdict: procedure
    .meta({ action: "verdict.give" })
    .input(giveVerdictInput)
    .mutation(({ ctx, input }) => giveVerdict(ctx, input)),
  giveVerdicts: procedure
    .meta({ action: "verdict.give" })
    .input(giveVerdictsInput)
    .mutation(({ ctx, input }) => giveVerdicts(ctx, input)),
  signals: procedure
    .meta({ action: "review.readSignals" })
    .input(listSignalsInput)
    .query(({ ctx, input }) => listSignals(ctx, input)),
  decideSignal: procedure
    .meta({ action: "review.decideSignal" })
    .input(decideSignalInput)
    .mutation(({ ctx, input }) => decideSignal(ctx, input)),
  undoVerdict: procedure
    .meta({ action: "verdict.give" })
    .input(undoVerdictInput)
    .mutation(({ ctx, input }) => undoVerdict(ctx, input)),
})

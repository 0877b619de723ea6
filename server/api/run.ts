import "server-only"
import { readLeaderboard, readLeaderboardInput } from "@/server/services/leaderboard/read-leaderboard"
import { abandonRun, abandonRunInput } from "@/server/services/run/abandon-run"
import { answerAssignment, answerAssignmentInput } from "@/server/services/run/answer-assignment"
import { answerRun, answerRunInput } from "@/server/services/run/answer-run"
import { finishRun, finishRunInput } from "@/server/services/run/finish-run"
import { getRun, getRunInput } from "@/server/services/run/get-run"
import { listMyRuns, listMyRunsInput } from "@/server/services/run/list-my-runs"
import { openRun, openRunInput } from "@/server/services/run/open-run"
import { previewRun, previewRunInput } from "@/server/services/run/preview-run"
import { skipAssignment, skipAssignmentInput } from "@/server/services/run/skip-assignment"
import { summarizeRun, summarizeRunInput } from "@/server/services/run/summarize-run"
import { takeRun, takeRunInput } from "@/server/services/run/take-run"
import { unanswerAssignment, unanswerAssignmentInput } from "@/server/services/run/unanswer-assignment"
import { procedure, router } from "./trpc"

export const runRouter = router({
  preview: procedure
    .meta({ action: "run.take" })
    .input(previewRunInput)
    .query(({ ctx, input }) => previewRun(ctx, input)),
  take: procedure
    .meta({ action: "run.take" })
    .input(takeRunInput)
    .mutation(({ ctx, input }) => takeRun(ctx, input)),
  get: procedure
    .meta({ action: "run.read" })
    .input(getRunInput)
    .query(({ ctx, input }) => getRun(ctx, input)),
  // Each opening is a line in the access log, so it is no mere reading.
  open: procedure
    .meta({ action: "run.read" })
    .input(openRunInput)
    .mutation(({ ctx, input }) => openRun(ctx, input)),
  answer: procedure
    .meta({ action: "run.answer" })
    .input(answerAssignmentInput)
    .mutation(({ ctx, input }) => answerAssignment(ctx, input)),
  answerAll: procedure
    .meta({ action: "run.answer" })
    .input(answerRunInput)
    .mutation(({ ctx, input }) => answerRun(ctx, input)),
  skip: procedure
    .meta({ action: "run.answer" })
    .input(skipAssignmentInput)
    .mutation(({ ctx, input }) => skipAssignment(ctx, input)),
  unanswer: procedure
    .meta({ action: "run.answer" })
    .input(unanswerAssignmentInput)
    .mutation(({ ctx, input }) => unanswerAssignment(ctx, input)),
  finish: procedure
    .meta({ action: "run.finish" })
    .input(finishRunInput)
    .mutation(({ ctx, input }) => finishRun(ctx, input)),
  abandon: procedure
    .meta({ action: "run.finish" })
    .input(abandonRunInput)
    .mutation(({ ctx, input }) => abandonRun(ctx, input)),
  summary: procedure
    .meta({ action: "run.read" })
    .input(summarizeRunInput)
    .query(({ ctx, input }) => summarizeRun(ctx, input)),
  mine: procedure
    .meta({ action: "run.read" })
    .input(listMyRunsInput)
    .query(({ ctx, input }) => listMyRuns(ctx, input)),
  leaderboard: procedure
    .meta({ action: "leaderboard.read" })
    .input(readLeaderboardInput)
    .query(({ ctx, input }) => readLeaderboard(ctx, input)),
})

import "server-only"
import { getTranscript, getTranscriptInput } from "@/server/services/transcript/get-transcript"
import { listTranscripts } from "@/server/services/transcript/list-transcripts"
import { procedure, router } from "./trpc"

export const transcriptRouter = router({
  list: procedure.meta({ action: "transcript.read" }).query(({ ctx }) => listTranscripts(ctx)),
  get: procedure
    .meta({ action: "transcript.read" })
    .input(getTranscriptInput)
    .query(({ ctx, input }) => getTranscript(ctx, input)),
})

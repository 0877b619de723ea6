import "server-only"
import { writeTranscript, writeTranscriptInput } from "@/server/services/transcript/write-transcript"
import type { Job } from "./work-plan"

/** Writes the transcript of a closed project, or another edition of it. */
export const writeTranscriptJob: Job<"writeTranscript"> = async (context, payload) => {
  await writeTranscript(context, writeTranscriptInput.parse(payload))
}

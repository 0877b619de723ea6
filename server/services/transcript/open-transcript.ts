import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { transcript } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"

export const openTranscriptInput = z.strictObject({ transcriptId: idOf("transcript") })

/** The file of one edition, as it was written. @throws DomainError NOT_FOUND */
export async function openTranscript(
  context: ServiceContext,
  { transcriptId }: z.infer<typeof openTranscriptInput>,
) {
  requireCan(context, "transcript.read")
  const [row] = await context.db.select().from(transcript).where(eq(transcript.id, transcriptId))
  const content = row === undefined ? null : await context.blobs.get(row.blobKey)
  if (row === undefined || content === null) throw notFound("transcript")
  return { content, fileName: `millpond-${row.projectId}-${row.edition}.jsonl` }
}

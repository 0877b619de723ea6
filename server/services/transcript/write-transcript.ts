import "server-only"
import { asc, desc, eq } from "drizzle-orm"
import { z } from "zod"
import { consensusFit, transcript } from "@/db/schema"
import { wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { pseudonymsOf } from "@/server/domain/project/pseudonym"
import { openTranscriptWriter, type TranscriptSummary } from "@/server/domain/transcript/write"
import { addAnchor } from "../chain/add-anchor"
import { newId, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { lockProjectState } from "../project/move-project"
import { loadProject, type ProjectRow } from "../project/standing"
import type { LineSource } from "./line-source"
import { transcriptLines } from "./transcript-lines"

export const writeTranscriptInput = z.strictObject({ projectId: idOf("project") })

/**
 * Writes what happened in a closed project as a file that anybody recomputes, and has its root anchored on chain.
 * Safe to repeat: where nothing has changed since the last edition, none is made. A verdict that comes after the
 * closing makes another one; editions are never altered.
 * @throws DomainError WRONG_STATE for a project that is not closed
 */
export async function writeTranscript(
  context: ServiceContext,
  { projectId }: z.infer<typeof writeTranscriptInput>,
): Promise<{ readonly transcriptId: Id<"transcript">; readonly isNew: boolean }> {
  requireCan(context, "transcript.write")
  const { project } = await loadProject(context, projectId)
  if (project.state !== "closed") throw wrongState("project", project.state, "close it first")
  const transcriptId = newId(context, "transcript")
  const blobKey = `transcripts/${transcriptId}.jsonl`
  const { summary, annotationCount } = await writeBlob(context, project, blobKey)
  const kept = await context.db.transaction(async (transaction) => {
    await lockProjectState(transaction, projectId)
    const [latest] = await transaction
      .select({ id: transcript.id, edition: transcript.edition, root: transcript.root })
      .from(transcript)
      .where(eq(transcript.projectId, projectId))
      .orderBy(desc(transcript.edition))
      .limit(1)
    if (latest?.root === summary.root) return { transcriptId: latest.id, isNew: false }
    const edition = (latest?.edition ?? 0) + 1
    const { root, lineCount, byteSize } = summary
    await transaction.insert(transcript).values({
      ...{ id: transcriptId, projectId, edition, root, lineCount, byteSize, blobKey, annotationCount },
      writtenAt: context.now(),
    })
    const subject = { subject: "transcript", subjectId: transcriptId, root, count: lineCount } as const
    await addAnchor(context, transaction, { poolId: project.poolId, ...subject })
    await writeAudit(context, transaction, "transcript.write", transcriptId, { projectId, edition })
    return { transcriptId, isNew: true }
  })
  if (!kept.isNew) await context.blobs.delete(blobKey)
  return kept
}

/** Reads one moment of the project and streams it into a blob. */
async function writeBlob(context: ServiceContext, project: ProjectRow, blobKey: string) {
  const writer = openTranscriptWriter()
  let summary: TranscriptSummary | null = null
  let annotationCount = 0
  const nameOf = pseudonymsOf(project)
  await context.db.transaction(
    async (transaction) => {
      const fits = await transaction
        .select({ number: consensusFit.number, answerCounts: consensusFit.answerCounts })
        .from(consensusFit)
        .where(eq(consensusFit.projectId, project.id))
        .orderBy(asc(consensusFit.number))
      const source: LineSource = { transaction, project, nameOf, writtenAt: context.now(), fits }
      const bytes = async function* () {
        for await (const line of transcriptLines(context, source)) {
          if (line.type === "task") annotationCount += line.answers.length
          yield writer.write(line)
        }
        const end = writer.end()
        summary = end.summary
        yield end.bytes
      }
      await context.blobs.put(blobKey, bytes())
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  )
  if (summary === null) throw new Error("The transcript was not written to its end.")
  return { summary: summary as TranscriptSummary, annotationCount }
}

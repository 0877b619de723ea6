import "server-only"
import { and, desc, eq, isNotNull } from "drizzle-orm"
import { epoch, pool, project, transcript } from "@/db/schema"
import { requireCan, type ServiceContext } from "../context"

const shownCount = 12

/** What was published last for anybody to recompute: closed projects and closed epochs, newest first. */
export async function listTranscripts(context: ServiceContext) {
  requireCan(context, "transcript.read")
  const [projects, epochs] = await Promise.all([
    context.db
      .selectDistinctOn([transcript.projectId], {
        projectId: transcript.projectId,
        name: project.name,
        poolName: pool.name,
        edition: transcript.edition,
        annotationCount: transcript.annotationCount,
        writtenAt: transcript.writtenAt,
      })
      .from(transcript)
      .innerJoin(project, eq(project.id, transcript.projectId))
      .innerJoin(pool, eq(pool.id, project.poolId))
      .orderBy(transcript.projectId, desc(transcript.edition)),
    context.db
      .select({
        epochId: epoch.id,
        number: epoch.number,
        state: epoch.state,
        poolName: pool.name,
        epochAmount: epoch.epochAmount,
        closedAt: epoch.closedAt,
      })
      .from(epoch)
      .innerJoin(pool, and(eq(pool.id, epoch.poolId), isNotNull(epoch.transcriptHash)))
      .orderBy(desc(epoch.closedAt))
      .limit(shownCount),
  ])
  const newest = projects.sort((one, other) => other.writtenAt.getTime() - one.writtenAt.getTime())
  return { projects: newest.slice(0, shownCount), epochs }
}

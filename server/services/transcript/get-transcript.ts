import "server-only"
import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm"
import { z } from "zod"
import { anchor, annotation, pool, release, releaseWeight, transcript } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { pseudonymOf, pseudonymOpening } from "@/server/domain/project/pseudonym"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject, type ProjectRow } from "../project/standing"

export const getTranscriptInput = z.strictObject({ projectId: idOf("project") })

/**
 * The editions of a project's transcript, newest first, with where they and the commitment to the golds stand on
 * chain; and to somebody who labeled in it, which name is theirs and what its releases froze for them. No edition
 * before the project has closed.
 */
export async function getTranscript(
  context: ServiceContext,
  { projectId }: z.infer<typeof getTranscriptInput>,
) {
  requireCan(context, "transcript.read")
  const { project } = await loadProject(context, projectId)
  const [place] = await context.db
    .select({ name: pool.name, onChainId: pool.onChainId })
    .from(pool)
    .where(eq(pool.id, project.poolId))
  const editions = await context.db
    .select()
    .from(transcript)
    .where(eq(transcript.projectId, projectId))
    .orderBy(desc(transcript.edition))
  const anchors = await readAnchors(context, [projectId, ...editions.map((row) => row.id)])
  return {
    project: { projectId, name: project.name, state: project.state, kind: project.kind },
    pool: { poolId: project.poolId, name: place?.name ?? "", onChainId: place?.onChainId ?? null },
    goldCommitment: project.goldCommitment,
    goldAnchor: anchors.get(projectId) ?? null,
    editions: editions.map(({ id, blobKey: _blobKey, projectId: _projectId, ...row }) => ({
      transcriptId: id,
      ...row,
      anchor: anchors.get(id) ?? null,
    })),
    me: await readOwnName(context, project),
  }
}

async function readAnchors(context: ServiceContext, subjectIds: readonly string[]) {
  const rows = await context.db
    .select({
      subjectId: anchor.subjectId,
      transactionHash: anchor.transactionHash,
      anchoredAt: anchor.anchoredAt,
    })
    .from(anchor)
    .where(inArray(anchor.subjectId, [...subjectIds]))
  return new Map(rows.map(({ subjectId, ...row }) => [subjectId, row]))
}

/** One's own name in the project, with the opening that shows it; null for whoever gave no answer there. */
async function readOwnName(context: ServiceContext, project: ProjectRow) {
  if (context.actor.kind !== "person") return null
  const accountId: Id<"account"> = context.actor.accountId
  const [answered] = await context.db
    .select({ id: annotation.id })
    .from(annotation)
    .where(and(eq(annotation.projectId, project.id), eq(annotation.labelerId, accountId)))
    .limit(1)
  if (answered === undefined) return null
  const weights = await readOwnWeights(context, project.id, accountId)
  const opening = pseudonymOpening(project, accountId)
  return { name: pseudonymOf(project, accountId), accountId, opening, weights }
}

/** What each published release of a project froze for a labeler; 0 where it froze nothing for them. */
async function readOwnWeights(
  { db }: Pick<ServiceContext, "db">,
  projectId: Id<"project">,
  accountId: Id<"account">,
) {
  const rows = await db
    .select({ releaseId: release.id, number: release.number, weight: releaseWeight.weight })
    .from(release)
    .leftJoin(
      releaseWeight,
      and(
        eq(releaseWeight.releaseId, release.id),
        eq(releaseWeight.role, "labeler"),
        eq(releaseWeight.accountId, accountId),
      ),
    )
    .where(and(eq(release.projectId, projectId), isNotNull(release.publishedAt)))
    .orderBy(asc(release.number))
  return rows.map(({ weight, ...row }) => ({ ...row, weight: (weight ?? 0n).toString() }))
}

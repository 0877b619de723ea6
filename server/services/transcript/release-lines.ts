import "server-only"
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm"
import { release, releaseLabel } from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { ReleaseLine, TaskLine } from "@/server/domain/transcript/lines"
import { dayOf, type LineSource } from "./line-source"

/** The releases of the project that were published, of which it was kept what each answer had earned. */
export async function releaseLines({ transaction, project }: LineSource): Promise<ReleaseLine[]> {
  const rows = await transaction
    .select({
      release: release.id,
      number: release.number,
      manifestRoot: release.manifestRoot,
      cutAt: release.cutAt,
      taskCount: sql<number>`count(*)::int`,
    })
    .from(release)
    .innerJoin(releaseLabel, eq(releaseLabel.releaseId, release.id))
    .where(publishedOf(project.id))
    .groupBy(release.id)
    .orderBy(asc(release.number))
  return rows.map(({ manifestRoot, cutAt, ...row }) => ({
    ...{ type: "release", ...row, manifestRoot: manifestRoot ?? "0x", cutOn: dayOf(cutAt ?? new Date(0)) },
  }))
}

/** Reads what the answers of tasks had earned when each release was cut; nothing for a task that is in none. */
export async function readFrozenPoints(
  { transaction, project }: LineSource,
  taskIds: readonly Id<"task">[],
): Promise<(taskId: Id<"task">) => Pick<TaskLine, "frozenPoints">> {
  const rows = await transaction
    .select({
      taskId: releaseLabel.taskId,
      releaseId: releaseLabel.releaseId,
      points: releaseLabel.answerPoints,
    })
    .from(releaseLabel)
    .innerJoin(release, eq(release.id, releaseLabel.releaseId))
    .where(and(publishedOf(project.id), inArray(releaseLabel.taskId, [...taskIds])))
  const byTask = groupBy(rows, (row) => row.taskId)
  return (taskId) => {
    const own = byTask.get(taskId)
    if (own === undefined) return {}
    return {
      frozenPoints: Object.fromEntries(own.map(({ releaseId, points }) => [releaseId, [...(points ?? [])]])),
    }
  }
}

function publishedOf(projectId: Id<"project">) {
  return and(
    eq(release.projectId, projectId),
    isNotNull(release.publishedAt),
    isNotNull(releaseLabel.answerPoints),
  )
}

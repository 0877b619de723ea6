import "server-only"
import { and, count, eq, isNotNull, isNull } from "drizzle-orm"
import { z } from "zod"
import type { Connection } from "@/db/client"
import { projectQuality, task, verdict } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { wilsonInterval } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject, type ProjectRow } from "./standing"

export const readQualityInput = z.strictObject({ projectId: idOf("project") })

/** The measured figures of a project, for its owner and moderators; null until the first measure. */
export async function readQuality(
  context: ServiceContext,
  { projectId }: z.infer<typeof readQualityInput>,
): Promise<(ProjectQuality & GoldDoubts) | null> {
  const { project, standing } = await loadProject(context, projectId)
  requireCan(context, "project.readFigures", standing)
  const quality = await loadQuality(context.db, project)
  if (quality === null) return null
  const canRetireGold = can(context.actor, "project.retireGold", standing)
  return { ...quality, ...(await readDoubts(context.db, project)), canRetireGold }
}

/** Golds that the labelers contradict and that nobody has retired since. */
async function readDoubts(connection: Connection, project: ProjectRow) {
  const [measured] = await connection
    .select({ doubtedGolds: projectQuality.doubtedGolds })
    .from(projectQuality)
    .where(eq(projectQuality.projectId, project.id))
  const golds = await connection
    .select({ taskId: task.id, position: task.position })
    .from(task)
    .where(and(eq(task.projectId, project.id), isNotNull(task.goldAnswer)))
  const positions = new Map<string, (typeof golds)[number]>(golds.map((gold) => [gold.taskId, gold]))
  const doubtedGolds = (measured?.doubtedGolds ?? []).flatMap((doubt) => {
    const gold = positions.get(doubt.taskId)
    return gold === undefined ? [] : [{ ...doubt, ...gold }]
  })
  const isOpen = project.state === "open" || project.state === "paused"
  return { doubtedGolds, isOpen }
}

export type GoldDoubts = Awaited<ReturnType<typeof readDoubts>> & { readonly canRetireGold: boolean }

export type ProjectQuality = NonNullable<Awaited<ReturnType<typeof loadQuality>>>

/** What was measured, with the names of the classes and how verdicts held. */
export async function loadQuality(connection: Connection, project: ProjectRow) {
  const [measured] = await connection
    .select()
    .from(projectQuality)
    .where(eq(projectQuality.projectId, project.id))
  if (measured === undefined) return null
  return {
    projectId: project.id,
    figures: measured.figures,
    measuredAt: measured.measuredAt,
    targetConfidence: project.targetConfidence,
    classNames: kinds[project.kind].classes(project.config).map(({ name }) => name),
    verdicts: await readVerdicts(connection, project.id),
  }
}

/** Verdicts that stand or that an appeal overturned; those that their moderator took back do not count. */
async function readVerdicts(connection: Connection, projectId: Id<"project">) {
  const rows = await connection
    .select({ isOverturned: isNotNull(verdict.overturnedAt), verdictCount: count() })
    .from(verdict)
    .innerJoin(task, and(eq(task.id, verdict.taskId), eq(task.projectId, projectId)))
    .where(isNull(verdict.undoneAt))
    .groupBy(isNotNull(verdict.overturnedAt))
  const given = rows.reduce((sum, row) => sum + row.verdictCount, 0)
  const overturned = rows.find((row) => row.isOverturned)?.verdictCount ?? 0
  const value = given === 0 ? 0 : overturned / given
  return {
    givenCount: given,
    overturnedCount: overturned,
    /** Null before the first verdict. */
    overturnRate: given === 0 ? null : { value, ...wilsonInterval(value, given) },
  }
}

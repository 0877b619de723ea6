import "server-only"
import { and, desc, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { labelerSkill, signal } from "@/db/schema"
import { explainSignal } from "@/server/domain/consensus/signals/explain-signal"
import type { CopiedPair } from "@/server/domain/consensus/signals/signal"
import type { Id } from "@/server/domain/id"
import { labelerName, pseudonymsOf } from "@/server/domain/project/pseudonym"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject, type ProjectRow } from "../project/standing"

const most = 200

export const listSignalsInput = z.strictObject({ projectId: idOf("project") })

/** What is odd about a project's labelers, with reasons and numbers, for its moderators: undecided ones first. */
export async function listSignals(context: ServiceContext, { projectId }: z.infer<typeof listSignalsInput>) {
  const { project, standing } = await loadProject(context, projectId)
  requireCan(context, "review.readSignals", standing)
  const { accountId } = requirePerson(context)
  const rows = await context.db
    .select()
    .from(signal)
    .where(eq(signal.projectId, projectId))
    .orderBy(desc(signal.foundAt), desc(signal.id))
    .limit(most)
  const labelers = await readLabelers(context, project, [...new Set(rows.flatMap((row) => row.labelerIds))])
  const items = rows.map((row) => ({
    signalId: row.id,
    kind: row.kind,
    ...explainSignal(row.evidence),
    pairs: row.evidence.kind === "copied" ? row.evidence.pairs.map(nameless) : [],
    labelers: row.labelerIds.flatMap((labelerId) => labelers.get(labelerId) ?? []),
    foundAt: row.foundAt,
    seenAt: row.seenAt,
    decision: row.decision,
    /** One's own alone: who reads another's words cannot review the pause any more. */
    note: row.decidedBy === accountId ? row.note : null,
    decidedAt: row.decidedAt,
  }))
  return {
    projectName: project.name,
    poolId: project.poolId,
    items: [...items.filter((one) => one.decision === null), ...items.filter((one) => one.decision !== null)],
  }
}

interface ShownLabeler {
  readonly name: string
  readonly annotationCount: number
  readonly skillMean: number
  readonly skillLow: number
  readonly skillHigh: number
  readonly isPaused: boolean
}

async function readLabelers(
  context: ServiceContext,
  project: ProjectRow,
  labelerIds: readonly Id<"account">[],
): Promise<ReadonlyMap<string, ShownLabeler>> {
  if (labelerIds.length === 0) return new Map()
  const nameOf = pseudonymsOf(project)
  const rows = await context.db
    .select()
    .from(labelerSkill)
    .where(and(eq(labelerSkill.projectId, project.id), inArray(labelerSkill.labelerId, [...labelerIds])))
  return new Map(
    rows.map(({ labelerId, annotationCount, skillMean, skillLow, skillHigh, pausedAt }) => [
      labelerId,
      {
        name: labelerName(nameOf(labelerId)),
        annotationCount,
        skillMean,
        skillLow,
        skillHigh,
        isPaused: pausedAt !== null,
      },
    ]),
  )
}

/** A pair under the names that people read. */
function nameless({ labelerIds, ...pair }: CopiedPair) {
  return { ...pair, names: labelerIds.map(labelerName) }
}

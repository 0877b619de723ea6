import "server-only"
import { and, desc, eq, lt } from "drizzle-orm"
import { z } from "zod"
import { project, run } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { stateAt } from "@/server/domain/run/state"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage } from "../paging"
import { ownRun } from "./standing"

const pageSize = 20

export const listMyRunsInput = z.strictObject({ cursor: cursorInput })

/** One's own runs, newest first. */
export async function listMyRuns(context: ServiceContext, { cursor }: z.infer<typeof listMyRunsInput>) {
  const { accountId } = requirePerson(context)
  requireCan(context, "run.read", ownRun)
  const rows = await context.db
    .select({
      runId: run.id,
      projectId: run.projectId,
      projectName: project.name,
      question: project.question,
      state: run.state,
      isQualification: run.isQualification,
      size: run.size,
      stakePoints: run.stakePoints,
      score: run.score,
      settlementPoints: run.settlementPoints,
      earnedPoints: run.earnedPoints,
      takenAt: run.takenAt,
      finishedAt: run.finishedAt,
      settledAt: run.settledAt,
      leaseExpiresAt: run.leaseExpiresAt,
    })
    .from(run)
    .innerJoin(project, eq(project.id, run.projectId))
    .where(and(eq(run.labelerId, accountId), cursor ? lt(run.id, cursor as Id<"run">) : undefined))
    .orderBy(desc(run.id))
    .limit(pageSize + 1)
  const nowAt = context.now()
  const shown = rows.map((row) => ({ ...row, state: stateAt(row, nowAt) }))
  return cutPage(shown, pageSize, (row) => row.runId)
}

import "server-only"
import { and, desc, eq, isNotNull, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { appeal, labelerSkill, signal } from "@/db/schema"
import { type ContestedPause, holdingPauses } from "@/server/domain/appeal/pause"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import type { ProjectRow } from "../project/standing"

/** A labeler's pause in a project: the signals that hold them, and what an appeal of it would meet. */
export async function readPause(
  connection: Connection,
  project: Pick<ProjectRow, "id" | "state">,
  labelerId: Id<"account">,
) {
  const [skill] = await connection
    .select({ pausedAt: labelerSkill.pausedAt, liftedAt: labelerSkill.pauseLiftedAt })
    .from(labelerSkill)
    .where(and(eq(labelerSkill.projectId, project.id), eq(labelerSkill.labelerId, labelerId)))
  const appeals = await connection
    .select({ appealId: appeal.id, state: appeal.state, decidedAt: appeal.decidedAt })
    .from(appeal)
    .where(
      and(eq(appeal.subject, "pause"), eq(appeal.projectId, project.id), eq(appeal.appellantId, labelerId)),
    )
    .orderBy(desc(appeal.id))
  const open = appeals.find((one) => openAppealStates.some((state) => state === one.state))
  const contested: ContestedPause = {
    isPaused: skill !== undefined && skill.pausedAt !== null,
    projectState: project.state,
    hasOpenAppeal: open !== undefined,
    upheldAt: appeals.find((one) => one.state === "upheld")?.decidedAt ?? null,
  }
  return {
    contested,
    pausedAt: skill?.pausedAt ?? null,
    openAppealId: open?.appealId ?? null,
    signals: holdingPauses(
      await readDecidedPauses(connection, project.id, labelerId),
      skill?.liftedAt ?? null,
    ),
  }
}

/** The signals of a project that moderators have decided to pause this labeler for, also those that hold no more. */
export async function readDecidedPauses(
  connection: Connection,
  projectId: Id<"project">,
  labelerId: Id<"account">,
) {
  const rows = await connection
    .select()
    .from(signal)
    .where(
      and(
        eq(signal.projectId, projectId),
        eq(signal.decision, "pause"),
        sql`${labelerId} = any(${signal.labelerIds})`,
        isNotNull(signal.decidedAt),
      ),
    )
    .orderBy(desc(signal.decidedAt), desc(signal.id))
  return rows.flatMap(({ decidedAt, decidedBy, ...row }) =>
    decidedAt === null || decidedBy === null ? [] : [{ ...row, signalId: row.id, decidedAt, decidedBy }],
  )
}

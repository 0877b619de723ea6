import "server-only"
import { and, asc, eq } from "drizzle-orm"
import { appealPause, labelerSkill, signal } from "@/db/schema"
import { explainSignal } from "@/server/domain/consensus/signals/explain-signal"
import { labelerName, pseudonymOf } from "@/server/domain/project/pseudonym"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import type { PauseAppeal } from "./standing"

/** What speaks for a pause that is appealed: each signal in words and numbers, and the labeler under a pseudonym. */
export async function readPauseEvidence(
  { db }: Pick<ServiceContext, "db">,
  { id, appellantId }: PauseAppeal,
  project: ProjectRow,
) {
  const signals = await db
    .select({
      signalId: signal.id,
      evidence: signal.evidence,
      foundAt: signal.foundAt,
      seenAt: signal.seenAt,
    })
    .from(appealPause)
    .innerJoin(signal, eq(signal.id, appealPause.signalId))
    .where(eq(appealPause.appealId, id))
    .orderBy(asc(signal.foundAt), asc(signal.id))
  const [skill] = await db
    .select()
    .from(labelerSkill)
    .where(and(eq(labelerSkill.projectId, project.id), eq(labelerSkill.labelerId, appellantId)))
  return {
    evidence: signals.map(({ evidence, ...found }) => ({ ...found, ...explainSignal(evidence) })),
    labeler: {
      name: labelerName(pseudonymOf(project, appellantId)),
      annotationCount: skill?.annotationCount ?? 0,
      skillMean: skill?.skillMean ?? 0,
      skillLow: skill?.skillLow ?? 0,
      skillHigh: skill?.skillHigh ?? 1,
    },
  }
}

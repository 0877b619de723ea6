import "server-only"
import { and, eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { labelerSkill } from "@/db/schema"
import { decideAppeal } from "@/server/domain/appeal/decide"
import { firstPauseOpinion, type PauseOpinion, pauseOpinions } from "@/server/domain/appeal/pause"
import { type ServiceContext, writeAudit } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { type AppealOutcome, lapseAppeal, outcomeOf, readStanding, upholdAppeal } from "./outcome"
import { stakeMovements } from "./settle-stake"
import { moveAppeal, type PauseAppeal } from "./standing"

/**
 * Decides an appeal of a pause once its reviewers have a majority. Overturned, the labeler gets runs again at once, and
 * nothing that was decided before holds them any more; whom else the same signal names stays as they are. A pause that
 * ended meanwhile leaves nothing to decide.
 */
export async function decidePauseAppeal(
  context: ServiceContext,
  transaction: Transaction,
  held: PauseAppeal,
): Promise<void> {
  if (!(await isStillPaused(transaction, held))) return lapseAppeal(context, transaction, held)
  if (held.state !== "in_review") return
  const given = await readStanding(context, transaction, held.id)
  const said = given.flatMap(({ decision }) => pauseOpinions.filter((one) => one === decision))
  const decision = decideAppeal<PauseOpinion>(firstPauseOpinion, said, held.panel)
  if (decision.kind === "open") return
  const outcome = outcomeOf(context, held, decision)
  if (decision.kind === "upheld") return upholdAppeal(context, transaction, held, outcome)
  await liftPause(context, transaction, held, outcome)
}

async function isStillPaused(transaction: Transaction, held: PauseAppeal): Promise<boolean> {
  const [skill] = await transaction
    .select({ pausedAt: labelerSkill.pausedAt })
    .from(labelerSkill)
    .where(pausedLabeler(held))
    .for("no key update")
  return skill !== undefined && skill.pausedAt !== null
}

async function liftPause(
  context: ServiceContext,
  transaction: Transaction,
  held: PauseAppeal,
  outcome: AppealOutcome,
): Promise<void> {
  await transaction
    .update(labelerSkill)
    .set({ pausedAt: null, pauseLiftedAt: outcome.decidedAt })
    .where(pausedLabeler(held))
  await moveAppeal(context, transaction, held, "overturn", outcome)
  await writeAudit(context, transaction, "pause.lift", held.id, { projectId: held.projectId })
  await postTransfers(context, transaction, stakeMovements(held, true))
}

function pausedLabeler({ projectId, appellantId }: PauseAppeal) {
  return and(eq(labelerSkill.projectId, projectId), eq(labelerSkill.labelerId, appellantId))
}

import "server-only"
import { and, eq, isNotNull } from "drizzle-orm"
import type { z } from "zod"
import type { Transaction } from "@/db/client"
import { item, taskItem } from "@/db/schema"
import { type Ballot, decideAppeal as decideByBallots } from "@/server/domain/appeal/decide"
import { decideSecondLook } from "@/server/domain/appeal/second-look"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { loadProject, type ProjectRow } from "../project/standing"
import { applyOverturn } from "./apply-overturn"
import { decidePauseAppeal } from "./decide-pause-appeal"
import { decideRejectionAppeal } from "./decide-rejection-appeal"
import { lapseAppeal, outcomeOf, readStanding, upholdAppeal } from "./outcome"
import { seatReviewers } from "./seat-reviewers"
import { holdAppeal, isAboutPause, isAboutRejection, isAboutTask, type TaskAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * Decides an appeal once its reviewers have a majority that can no longer be taken back; until then nothing happens.
 * An appeal that has lost its subject lapses: its item was withdrawn, its pause lifted, its gate closed. Safe to repeat.
 */
export async function decideAppeal(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  requireCan(context, "appeal.decide")
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (!openAppealStates.some((state) => state === held.state)) return
    if (isAboutTask(held)) await decideTaskAppeal(context, transaction, held)
    else if (isAboutPause(held)) await decidePauseAppeal(context, transaction, held)
    else if (isAboutRejection(held)) await decideRejectionAppeal(context, transaction, held)
  })
}

async function decideTaskAppeal(context: ServiceContext, transaction: Transaction, held: TaskAppeal) {
  if (await hasWithdrawnItem(transaction, held.taskId)) return lapseAppeal(context, transaction, held)
  if (held.state !== "in_review") return
  const { project } = await loadProject({ db: context.db, actor: context.actor }, held.projectId)
  const said = (await readStanding(context, transaction, held.id)).map(ballotOf(project))
  const decision = decisionOn(held, said)
  if (decision.kind === "open") {
    // The first two differ: a third voice is asked for, once.
    if (held.subject === "second_look" && said.length === held.panel) {
      await seatReviewers(context, transaction, { ...held, panel: said.length + 1 })
    }
    return
  }
  const outcome = outcomeOf(context, held, decision)
  if (decision.kind === "upheld") return upholdAppeal(context, transaction, held, outcome)
  await applyOverturn(context, transaction, { held, project, ballot: decision.ballot, outcome })
}

function decisionOn({ subject, firstClassIndex, panel }: TaskAppeal, said: readonly Ballot[]) {
  return subject === "second_look"
    ? decideSecondLook(firstClassIndex, said)
    : decideByBallots<Ballot>(firstClassIndex, said, panel)
}

async function hasWithdrawnItem(transaction: Transaction, taskId: Id<"task">): Promise<boolean> {
  const [found] = await transaction
    .select({ id: item.id })
    .from(taskItem)
    .innerJoin(item, eq(item.id, taskItem.itemId))
    .where(and(eq(taskItem.taskId, taskId), isNotNull(item.withdrawnAt)))
    .limit(1)
  return found !== undefined
}

function ballotOf({ kind, config }: ProjectRow) {
  return ({ answer }: { readonly answer: Answer | null }): Ballot =>
    answer === null ? "retire" : kinds[kind].toClassIndex(config, answer)
}

import "server-only"
import { and, eq, isNotNull } from "drizzle-orm"
import type { z } from "zod"
import type { Transaction } from "@/db/client"
import { item, taskItem } from "@/db/schema"
import { type Ballot, decideAppeal as decideByBallots } from "@/server/domain/appeal/decide"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { loadProject, type ProjectRow } from "../project/standing"
import { applyOverturn } from "./apply-overturn"
import { decidePauseAppeal } from "./decide-pause-appeal"
import { lapseAppeal, outcomeOf, readStanding, upholdAppeal } from "./outcome"
import { type AnswerAppeal, holdAppeal, isAboutAnswer } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * Decides an appeal once its reviewers have a majority that can no longer be taken back; until then nothing happens.
 * An appeal that has lost its subject lapses: its item was withdrawn, its pause lifted. Safe to repeat.
 */
export async function decideAppeal(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  requireCan(context, "appeal.decide")
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (!openAppealStates.some((state) => state === held.state)) return
    const decide = isAboutAnswer(held) ? decideAnswerAppeal(held) : decidePauseAppeal(held)
    await decide(context, transaction)
  })
}

/** What an appeal of one subject comes to, in the transaction that holds it. */
type Decide = (context: ServiceContext, transaction: Transaction) => Promise<void>

function decideAnswerAppeal(held: AnswerAppeal): Decide {
  return async (context, transaction) => {
    if (await hasWithdrawnItem(transaction, held.taskId)) return lapseAppeal(context, transaction, held)
    if (held.state !== "in_review") return
    const { project } = await loadProject({ db: context.db, actor: context.actor }, held.projectId)
    const given = await readStanding(context, transaction, held.id)
    const decision = decideByBallots<Ballot>(held.firstClassIndex, given.map(ballotOf(project)), held.panel)
    if (decision.kind === "open") return
    const outcome = outcomeOf(context, held, decision)
    if (decision.kind === "upheld") return upholdAppeal(context, transaction, held, outcome)
    await applyOverturn(context, transaction, { held, project, ballot: decision.ballot, outcome })
  }
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

import "server-only"
import { and, eq, isNotNull, lte } from "drizzle-orm"
import type { z } from "zod"
import type { Transaction } from "@/db/client"
import { appealReview, item, taskItem } from "@/db/schema"
import { type Ballot, decideAppeal as decideByBallots, isStakeReturned } from "@/server/domain/appeal/decide"
import { openAppealStates } from "@/server/domain/appeal/state"
import { reviewUndoSeconds } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { kinds } from "@/server/domain/kinds/registry"
import { requireCan, type ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { loadProject, type ProjectRow } from "../project/standing"
import { applyOverturn } from "./apply-overturn"
import { stakeMovements } from "./settle-stake"
import { type AppealRow, holdAppeal, moveAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/**
 * Decides an appeal once its reviewers have a majority that can no longer be taken back; until then nothing happens.
 * An appeal whose item was withdrawn lapses. Safe to repeat.
 */
export async function decideAppeal(
  context: ServiceContext,
  { appealId }: z.infer<typeof appealInput>,
): Promise<void> {
  requireCan(context, "appeal.decide")
  await context.db.transaction(async (transaction) => {
    const held = await holdAppeal(transaction, appealId)
    if (!openAppealStates.some((state) => state === held.state)) return
    if (await hasWithdrawnItem(transaction, held.taskId)) return lapse(context, transaction, held)
    if (held.state !== "in_review") return
    const { project } = await loadProject({ db: context.db, actor: context.actor }, held.projectId)
    const ballots = await readBallots(context, transaction, held, project)
    const decision = decideByBallots(held.firstClassIndex, ballots, held.panel)
    if (decision.kind === "open") return
    const decidedAt = context.now()
    const isReturned = isStakeReturned(decision, decidedAt, held.dueAt)
    const outcome = { decidedAt, isStakeReturned: isReturned }
    if (decision.kind === "upheld") {
      await moveAppeal(context, transaction, held, "uphold", outcome)
      await postTransfers(context, transaction, stakeMovements(held, isReturned))
      return
    }
    await applyOverturn(context, transaction, { held, project, ballot: decision.ballot, outcome })
  })
}

async function lapse(context: ServiceContext, transaction: Transaction, held: AppealRow): Promise<void> {
  const outcome = { decidedAt: context.now(), isStakeReturned: true }
  await moveAppeal(context, transaction, held, "lapse", outcome)
  await postTransfers(context, transaction, stakeMovements(held, true))
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

async function readBallots(
  context: ServiceContext,
  transaction: Transaction,
  { id }: AppealRow,
  { kind, config }: ProjectRow,
): Promise<readonly Ballot[]> {
  const standsFrom = new Date(context.now().getTime() - reviewUndoSeconds * 1000)
  const rows = await transaction
    .select({ answer: appealReview.answer })
    .from(appealReview)
    .where(
      and(
        eq(appealReview.appealId, id),
        eq(appealReview.state, "given"),
        lte(appealReview.givenAt, standsFrom),
      ),
    )
  return rows.map(({ answer }) => (answer === null ? "retire" : kinds[kind].toClassIndex(config, answer)))
}

import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appealEffect, label, task, verdict } from "@/db/schema"
import type { Ballot } from "@/server/domain/appeal/decide"
import { certainPosterior } from "@/server/domain/kinds/nominal"
import { kinds } from "@/server/domain/kinds/registry"
import { taskMachine } from "@/server/domain/task/state"
import { payOverturned } from "../bounty/pay-overturned"
import { newId, type ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import type { ProjectRow } from "../project/standing"
import { lockTask } from "../review/give-verdict"
import { queueToSettle } from "../run/find-ready-runs"
import { appealMethod } from "./read-contested"
import { resettleRuns } from "./resettle-runs"
import { stakeMovements } from "./settle-stake"
import { moveAppeal, type TaskAppeal } from "./standing"

interface Overturned {
  readonly held: TaskAppeal
  readonly project: ProjectRow
  readonly ballot: Ballot
  readonly outcome: { readonly decidedAt: Date; readonly isStakeReturned: boolean }
}

/**
 * Puts the reviewers' answer in the place of the first one: label, verdict, the runs that it was scored by, stake,
 * and what bounties that are still open reward.
 * Releases that were cut keep the label and the weights that they froze.
 */
export async function applyOverturn(
  context: ServiceContext,
  transaction: Transaction,
  { held, project, ballot, outcome }: Overturned,
): Promise<void> {
  await queueToSettle(transaction, project.id)
  const decidedAnswer = await replaceLabel(context, transaction, { held, project, ballot, outcome })
  if (held.firstVerdictId !== null) {
    await transaction
      .update(verdict)
      .set({ overturnedAt: outcome.decidedAt })
      .where(and(eq(verdict.id, held.firstVerdictId), isNull(verdict.overturnedAt)))
  }
  const restored = await resettleRuns(context, transaction, held, project.state === "closed")
  if (restored.length > 0) {
    await transaction
      .insert(appealEffect)
      .values(restored.map(({ effect }) => ({ ...effect, appealId: held.id })))
  }
  const own = restored.find(({ decided }) => decided.labelerId === held.appellantId)
  const restoredPoints = own?.restoration.restoredPoints ?? 0n
  const overturned = { appealId: held.id, taskId: held.taskId }
  const rewards =
    ballot === "retire"
      ? []
      : await payOverturned(context, transaction, { ...overturned, classIndex: ballot })
  await moveAppeal(context, transaction, held, "overturn", { ...outcome, decidedAnswer, restoredPoints })
  if (project.state === "closed") {
    const projectId = project.id
    await context.jobs.add(transaction, "writeTranscript", { projectId }, { key: `transcript:${projectId}` })
  }
  await postTransfers(
    context,
    transaction,
    [...restored.flatMap(({ restoration }) => restoration.issued), ...stakeMovements(held, true), ...rewards],
    restored.flatMap(({ restoration }) => restoration.reversed),
  )
}

async function replaceLabel(
  context: ServiceContext,
  transaction: Transaction,
  { held, project, ballot, outcome }: Overturned,
) {
  const judged = await lockTask(transaction, held.taskId)
  const event = ballot === "retire" ? "overturnToRetired" : "overturn"
  const state = taskMachine.transition(judged.state, event)
  await transaction.update(task).set({ state }).where(eq(task.id, held.taskId))
  await transaction.delete(label).where(eq(label.taskId, held.taskId))
  if (ballot === "retire") return null
  const kind = kinds[project.kind]
  const answer = kind.toAnswer(project.config, ballot)
  await transaction.insert(label).values({
    id: newId(context, "label"),
    projectId: project.id,
    taskId: held.taskId,
    answer,
    classIndex: ballot,
    confidence: 1,
    posterior: certainPosterior(kind.classes(project.config).length, ballot),
    source: "verdict",
    method: appealMethod,
    annotationCount: judged.labelCount,
    settledAt: outcome.decidedAt,
  })
  return answer
}

import "server-only"
import { and, asc, eq, inArray, isNotNull, ne, or } from "drizzle-orm"
import type { z } from "zod"
import {
  annotation,
  appealEffect,
  appealEvent,
  appealReview,
  assignment,
  ledgerTransfer,
  project,
  release,
  releaseLabel,
} from "@/db/schema"
import { independentOf } from "@/server/domain/appeal/reviewers"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { requireCan, type ServiceContext } from "../context"
import { readCandidates } from "./read-candidates"
import { type AppealRow, loadOwnAppeal, ownAppeal } from "./standing"
import type { appealInput } from "./withdraw-appeal"

/** One's own appeal: where it stands, what the reviewers said once it is decided, and every point that it moved. */
export async function getAppeal(context: ServiceContext, { appealId }: z.infer<typeof appealInput>) {
  const row = await loadOwnAppeal(context, appealId)
  requireCan(context, "appeal.read", ownAppeal)
  const { runId, isSwapped, myAnswer, kind, config, ...contested } = await readAnswer(context, row)
  // As the task was shown to the appellant.
  const asShown = (answer: Answer) => kinds[kind].turn(answer, { isSwapped })
  const turned = (answer: Answer | null) => (answer === null ? null : asShown(answer))
  const [history, reviews, movements, effect, frozenIn, candidates] = await Promise.all([
    readHistory(context, appealId),
    readReviews(context, row),
    readMovements(context, row, runId),
    readEffect(context, row, runId),
    readFrozenReleases(context, row),
    readCandidates(context.db, row),
  ])
  const { firstVerdictId, poolId: _poolId, annotationId: _annotationId, ...told } = row
  return {
    ...told,
    ...contested,
    kind,
    config,
    runId,
    myAnswer: asShown(myAnswer),
    firstAnswer: asShown(row.firstAnswer),
    decidedAnswer: turned(row.decidedAnswer),
    wasVerdict: firstVerdictId !== null,
    history,
    reviews: reviews.map((review) => ({ ...review, answer: turned(review.answer) })),
    reviewedCount: reviews.length,
    moderatorCount: candidates.length,
    independentCount: independentOf(candidates).length,
    movements,
    effect,
    frozenIn,
  }
}

async function readAnswer(context: ServiceContext, row: AppealRow) {
  const [found] = await context.db
    .select({
      projectName: project.name,
      question: project.question,
      kind: project.kind,
      config: project.config,
      runId: annotation.runId,
      position: assignment.position,
      isSwapped: assignment.isSwapped,
      myAnswer: annotation.answer,
    })
    .from(annotation)
    .innerJoin(assignment, eq(assignment.id, annotation.assignmentId))
    .innerJoin(project, eq(project.id, annotation.projectId))
    .where(eq(annotation.id, row.annotationId))
  if (found === undefined) throw notFound("appeal")
  return found
}

function readHistory(context: ServiceContext, appealId: Id<"appeal">) {
  return context.db
    .select({
      event: appealEvent.event,
      toState: appealEvent.toState,
      happenedAt: appealEvent.happenedAt,
    })
    .from(appealEvent)
    .where(eq(appealEvent.appealId, appealId))
    .orderBy(asc(appealEvent.step))
}

/** What the reviewers said, without their names; until the outcome only that they did. */
async function readReviews(context: ServiceContext, { id, decidedAt }: AppealRow) {
  const rows = await context.db
    .select({
      decision: appealReview.decision,
      answer: appealReview.answer,
      reason: appealReview.reason,
      note: appealReview.note,
    })
    .from(appealReview)
    .where(and(eq(appealReview.appealId, id), eq(appealReview.state, "given")))
    .orderBy(asc(appealReview.givenAt))
  if (decidedAt !== null) return rows
  return rows.map(() => ({ decision: null, answer: null, reason: null, note: null }))
}

/** The points that the appeal and the run behind it moved on the appellant's account, oldest first. */
async function readMovements(context: ServiceContext, { id, appellantId }: AppealRow, runId: Id<"run">) {
  const held = pointsAccount.held(appellantId).key
  const rows = await context.db
    .select({
      transferId: ledgerTransfer.id,
      reason: ledgerTransfer.reason,
      reversesId: ledgerTransfer.reversesId,
      creditKey: ledgerTransfer.creditKey,
      amount: ledgerTransfer.amount,
      createdAt: ledgerTransfer.createdAt,
    })
    .from(ledgerTransfer)
    .where(
      and(
        inArray(ledgerTransfer.referenceId, [id, runId]),
        or(eq(ledgerTransfer.creditKey, held), eq(ledgerTransfer.debitKey, held)),
        ne(ledgerTransfer.reason, "slash_distributed"),
      ),
    )
    .orderBy(asc(ledgerTransfer.createdAt), asc(ledgerTransfer.id))
  const reasons = new Map(rows.map((row) => [row.transferId, row.reason]))
  return rows.map(({ creditKey, amount, reversesId, ...row }) => ({
    ...row,
    /** What it takes back. */
    reversedReason: reversesId === null ? null : (reasons.get(reversesId) ?? null),
    points: creditKey === held ? amount : -amount,
  }))
}

async function readEffect(context: ServiceContext, { id }: AppealRow, runId: Id<"run">) {
  const [found] = await context.db
    .select({ before: appealEffect.before, after: appealEffect.after })
    .from(appealEffect)
    .where(and(eq(appealEffect.appealId, id), eq(appealEffect.runId, runId)))
  return found ?? null
}

/** Releases on sale, or once on sale, that froze the first label. */
function readFrozenReleases(context: ServiceContext, { taskId }: AppealRow) {
  return context.db
    .select({ releaseId: release.id, name: release.name, number: release.number })
    .from(releaseLabel)
    .innerJoin(release, eq(release.id, releaseLabel.releaseId))
    .where(and(eq(releaseLabel.taskId, taskId), isNotNull(release.publishedAt)))
    .orderBy(asc(release.number))
}

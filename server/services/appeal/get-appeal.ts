import "server-only"
import { and, asc, eq, inArray, ne, or } from "drizzle-orm"
import type { z } from "zod"
import {
  admissionRow,
  appealEffect,
  appealEvent,
  appealReview,
  appealRow,
  contribution,
  ledgerTransfer,
  pool,
} from "@/db/schema"
import { independentOf } from "@/server/domain/appeal/reviewers"
import { notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { Answer } from "@/server/domain/kinds/registry"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { requireCan, type ServiceContext } from "../context"
import { loadProject } from "../project/standing"
import { readAppealedAnswer } from "./read-appealed-answer"
import { readCandidates } from "./read-candidates"
import { readPauseEvidence } from "./read-pause-evidence"
import {
  type AppealRow,
  isAboutAnswer,
  isAboutPause,
  isAboutRejection,
  loadOwnAppeal,
  type OwnAppeal,
  ownAppeal,
  type RejectionAppeal,
} from "./standing"
import type { appealInput } from "./withdraw-appeal"

/** One's own appeal: where it stands, what the reviewers said once it is decided, and every point that it moved. */
export async function getAppeal(context: ServiceContext, { appealId }: z.infer<typeof appealInput>) {
  const row = await loadOwnAppeal(context, appealId)
  requireCan(context, "appeal.read", ownAppeal)
  const project = row.projectId === null ? null : (await loadProject(context, row.projectId)).project
  const about =
    project !== null && isAboutAnswer(row) ? await readAppealedAnswer(context, row, project) : null
  const runId = about?.told.runId ?? null
  const [history, reviews, movements, effect, candidates, pause, rejection] = await Promise.all([
    readHistory(context, appealId),
    readReviews(context, row),
    readMovements(context, row, runId),
    runId === null ? null : readEffect(context, row, runId),
    readCandidates(context.db, row),
    project !== null && isAboutPause(row) ? readPauseEvidence(context, row, project) : null,
    isAboutRejection(row) ? readRejected(context, row) : null,
  ])
  const asShown = (answer: Answer | null) =>
    answer === null || about === null ? null : about.asShown(answer)
  return {
    ...toldOf(row),
    /** Where the answer or the pause lies; null for rejected rows. */
    project:
      project === null ? null : { projectId: project.id, name: project.name, question: project.question },
    /** The answer that is appealed; null for anything else. */
    answer: about?.told ?? null,
    /** What held the labeler when the appeal was opened; null for anything else. */
    pause: pause === null ? null : { reasons: pause.evidence },
    /** The rows that are appealed; null for anything else. */
    rejection,
    history,
    reviews: reviews.map((review) => ({ ...review, answer: asShown(review.answer) })),
    reviewedCount: reviews.length,
    moderatorCount: candidates.length,
    independentCount: independentOf(candidates).length,
    movements,
    effect,
  }
}

/** The appealed rows, why each was rejected, and how many of them are items by now. */
async function readRejected({ db }: ServiceContext, { id, contributionId }: RejectionAppeal) {
  const [[found], rows] = await Promise.all([
    db
      .select({ title: contribution.title, state: contribution.state, poolName: pool.name })
      .from(contribution)
      .innerJoin(pool, eq(pool.id, contribution.poolId))
      .where(eq(contribution.id, contributionId)),
    db
      .select({ rowNumber: appealRow.rowNumber, code: appealRow.code, itemId: admissionRow.itemId })
      .from(appealRow)
      .innerJoin(
        admissionRow,
        and(eq(admissionRow.contributionId, contributionId), eq(admissionRow.rowNumber, appealRow.rowNumber)),
      )
      .where(eq(appealRow.appealId, id))
      .orderBy(asc(appealRow.rowNumber)),
  ])
  if (found === undefined) throw notFound("appeal")
  const takenCount = rows.filter((one) => one.itemId !== null).length
  return {
    contributionId,
    ...found,
    takenCount,
    rows: rows.map(({ rowNumber, code }) => ({ rowNumber, code })),
  }
}

function toldOf(row: AppealRow) {
  const { id, subject, state, reason, words, panel, openedAt, dueAt, decidedAt, readAt } = row
  const { stakePoints, isStakeReturned, restoredPoints } = row
  const times = { openedAt, dueAt, decidedAt, readAt }
  return { id, subject, state, reason, words, panel, stakePoints, isStakeReturned, restoredPoints, ...times }
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
async function readMovements(
  context: ServiceContext,
  { id, appellantId }: OwnAppeal,
  runId: Id<"run"> | null,
) {
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
        inArray(ledgerTransfer.referenceId, runId === null ? [id] : [id, runId]),
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

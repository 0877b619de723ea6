import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import { appeal, appealEvent, appealReview } from "@/db/schema"
import { type AppealEvent, appealMachine } from "@/server/domain/appeal/state"
import { subjectTexts } from "@/server/domain/appeal/subject"
import { DomainError, notFound } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { requirePerson, type ServiceContext, writeAudit } from "../context"

export type AppealRow = typeof appeal.$inferSelect

type With<Column extends keyof AppealRow> = AppealRow & {
  readonly [Name in Column]: NonNullable<AppealRow[Name]>
}

/** An appeal that somebody opened: of an answer, a pause or rejected rows. */
export type OwnAppeal = With<"appellantId">

/** An appeal about the label of a task: of an answer, or the second look at a verdict. */
export type TaskAppeal = With<"projectId" | "taskId" | "firstAnswer" | "firstClassIndex">

/** An appeal of a settled answer. */
export type AnswerAppeal = TaskAppeal & With<"appellantId" | "annotationId" | "firstSource">

/** An appeal of a pause. */
export type PauseAppeal = OwnAppeal & With<"projectId">

/** An appeal of rejected rows of a contribution. */
export type RejectionAppeal = OwnAppeal & With<"contributionId">

/** The database keeps the columns of each whole. */
export function isOpened(row: AppealRow): row is OwnAppeal {
  return row.appellantId !== null
}
export function isAboutTask(row: AppealRow): row is TaskAppeal {
  return row.subject === "answer" || row.subject === "second_look"
}
export function isAboutAnswer(row: AppealRow): row is AnswerAppeal {
  return row.subject === "answer"
}
export function isAboutPause(row: AppealRow): row is PauseAppeal {
  return row.subject === "pause"
}
export function isAboutRejection(row: AppealRow): row is RejectionAppeal {
  return row.subject === "rejection"
}

/** What an appeal is to its appellant, and what it is to somebody with a seat on it. */
export const ownAppeal = { relations: ["self"] } as const
export const seatOnAppeal = { relations: ["appealReviewer"] } as const

/**
 * The actor's own appeal.
 * @throws DomainError NOT_FOUND for everybody else's
 */
export async function loadOwnAppeal(
  context: Pick<ServiceContext, "db" | "actor">,
  appealId: Id<"appeal">,
): Promise<OwnAppeal> {
  const { accountId } = requirePerson(context)
  const [found] = await context.db.select().from(appeal).where(eq(appeal.id, appealId))
  if (found === undefined || !isOpened(found) || found.appellantId !== accountId) throw notFound("appeal")
  return found
}

/**
 * An appeal on which the actor has a seat, used or not.
 * @throws DomainError NOT_FOUND for everybody without one
 */
export async function loadSeat(context: Pick<ServiceContext, "db" | "actor">, appealId: Id<"appeal">) {
  const { accountId } = requirePerson(context)
  const [found] = await context.db
    .select({ appeal, seat: appealReview })
    .from(appealReview)
    .innerJoin(appeal, eq(appeal.id, appealReview.appealId))
    .where(and(eq(appealReview.appealId, appealId), eq(appealReview.reviewerId, accountId)))
  if (found === undefined || found.seat.state === "released") throw notFound("appeal")
  return found
}

/** @throws DomainError WRONG_STATE for an appeal that is about no task */
export function requireTask(row: AppealRow): asserts row is TaskAppeal {
  if (!isAboutTask(row)) throw otherSubject(row)
}

/** @throws DomainError WRONG_STATE for an appeal that is about no pause */
export function requirePause(row: AppealRow): asserts row is PauseAppeal {
  if (!isAboutPause(row)) throw otherSubject(row)
}

/** @throws DomainError WRONG_STATE for an appeal that is about no rejected rows */
export function requireRejection(row: AppealRow): asserts row is RejectionAppeal {
  if (!isAboutRejection(row)) throw otherSubject(row)
}

function otherSubject({ subject }: AppealRow): DomainError {
  return new DomainError("WRONG_STATE", `This appeal is about ${subjectTexts[subject]}. Load it again.`)
}

/** The appeal, held against change until the transaction ends. */
export async function holdAppeal(transaction: Transaction, appealId: Id<"appeal">): Promise<AppealRow> {
  const [held] = await transaction.select().from(appeal).where(eq(appeal.id, appealId)).for("no key update")
  if (held === undefined) throw notFound("appeal")
  return held
}

/** Moves an appeal on, with its history and audit row. @throws DomainError WRONG_STATE */
export async function moveAppeal(
  context: Pick<ServiceContext, "now" | "actor">,
  transaction: Transaction,
  held: AppealRow,
  event: AppealEvent,
  changes: Partial<typeof appeal.$inferInsert> = {},
): Promise<AppealRow> {
  const state = appealMachine.transition(held.state, event)
  const [moved] = await transaction
    .update(appeal)
    .set({ ...changes, state })
    .where(and(eq(appeal.id, held.id), inArray(appeal.state, [...appealMachine.sourcesOf(event)])))
    .returning()
  if (moved === undefined) throw new DomainError("CONFLICT", "Somebody else has just decided this appeal.")
  await writeEvent(context, transaction, moved, event)
  await writeAudit(context, transaction, `appeal.${event}`, held.id, { state })
  return moved
}

/** Adds a step to an appeal's history. */
export async function writeEvent(
  context: Pick<ServiceContext, "now">,
  connection: Connection,
  { id, state }: AppealRow,
  event: AppealEvent | "open",
): Promise<void> {
  const step = sql<number>`(select count(*)::int from ${appealEvent} where ${appealEvent.appealId} = ${id})`
  await connection
    .insert(appealEvent)
    .values({ appealId: id, step, event, toState: state, happenedAt: context.now() })
}

import "server-only"
import { eq } from "drizzle-orm"
import { assignment } from "@/db/schema"
import { DomainError, notFound } from "@/server/domain/errors"
import { assignmentMachine, type SkipReason } from "@/server/domain/run/state"
import type { ServiceContext } from "../context"
import { type AssignmentRow, holdRun, type LoadedRun } from "./standing"

/** Skips an assignment of an open run or takes its answer back. */
export async function changeAssignment(
  context: ServiceContext,
  loaded: LoadedRun & { readonly assignment: AssignmentRow },
  event: "skip" | "unanswer",
  changes: { readonly skipReason: SkipReason | null },
): Promise<void> {
  await context.db.transaction(async (transaction) => {
    await holdRun(context, transaction, loaded.run.id, "finish", "share")
    const [held] = await transaction
      .select({ state: assignment.state })
      .from(assignment)
      .where(eq(assignment.id, loaded.assignment.id))
      .for("no key update")
    if (held === undefined) throw notFound("assignment")
    if (loaded.run.isQualification && held.state === "answered") {
      throw new DomainError(
        "WRONG_STATE",
        "In a qualification run the first answer counts: it has been explained.",
      )
    }
    const state = assignmentMachine.transition(held.state, event)
    await transaction
      .update(assignment)
      .set({ ...changes, state, answer: null, note: null, answeredAt: null })
      .where(eq(assignment.id, loaded.assignment.id))
  })
}

import "server-only"
import { and, asc, eq, isNotNull } from "drizzle-orm"
import { annotation, assignment, release, releaseLabel } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import type { ServiceContext } from "../context"
import type { ProjectRow } from "../project/standing"
import type { AnswerAppeal } from "./standing"

/** The answer that an appeal is about, as the task was shown to the appellant, and how to turn others so. */
export async function readAppealedAnswer(
  context: Pick<ServiceContext, "db">,
  row: AnswerAppeal,
  { kind, config }: ProjectRow,
) {
  const [found] = await context.db
    .select({
      runId: annotation.runId,
      position: assignment.position,
      isSwapped: assignment.isSwapped,
      myAnswer: annotation.answer,
    })
    .from(annotation)
    .innerJoin(assignment, eq(assignment.id, annotation.assignmentId))
    .where(eq(annotation.id, row.annotationId))
  if (found === undefined) throw notFound("appeal")
  const { runId, position, isSwapped, myAnswer } = found
  const asShown = (answer: Answer) => kinds[kind].turn(answer, { isSwapped })
  const told = {
    kind,
    config,
    runId,
    position,
    taskId: row.taskId,
    myAnswer: asShown(myAnswer),
    firstAnswer: asShown(row.firstAnswer),
    /** The label that took the first one's place. */
    decidedAnswer: row.decidedAnswer === null ? null : asShown(row.decidedAnswer),
    wasVerdict: row.firstVerdictId !== null,
    frozenIn: await readFrozenReleases(context, row),
  }
  return { told, asShown }
}

/** Releases on sale, or once on sale, that froze the first label. */
function readFrozenReleases({ db }: Pick<ServiceContext, "db">, { taskId }: AnswerAppeal) {
  return db
    .select({ releaseId: release.id, name: release.name, number: release.number })
    .from(releaseLabel)
    .innerJoin(release, eq(release.id, releaseLabel.releaseId))
    .where(and(eq(releaseLabel.taskId, taskId), isNotNull(release.publishedAt)))
    .orderBy(asc(release.number))
}

import "server-only"
import { eq } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { pool, project, type release } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { groupBy } from "@/server/domain/group-by"
import { kinds } from "@/server/domain/kinds/registry"
import { measureRelease } from "@/server/domain/release/measure-release"
import { type ReleaseWeights, weighRelease } from "@/server/domain/release/weights"
import { readEligibleItems } from "./eligible-items"
import { readAnnotations, readGolds, readLabels, readLatestFit, readVerdicts } from "./release-evidence"

export type ReleaseRow = typeof release.$inferSelect
type Evidence = Awaited<ReturnType<typeof readEvidence>>

/** All that goes into a release, read at one moment. */
export async function collectRelease(transaction: Transaction, row: ReleaseRow, cutAt: Date) {
  const [source] = await transaction
    .select({ pool, project })
    .from(project)
    .innerJoin(pool, eq(pool.id, project.poolId))
    .where(eq(project.id, row.projectId))
  if (source === undefined) throw notFound("project")
  const items = await readEligibleItems(transaction, row.poolId, cutAt)
  const evidence = await readEvidence(transaction, row)
  const inRelease = new Set<string>(items.map((item) => item.itemId))
  const labels = evidence.labels.filter((label) => label.itemIds.every((itemId) => inRelease.has(itemId)))
  const labelledTasks = new Set<string>(labels.map((label) => label.taskId))
  const annotations = evidence.annotations.filter((annotation) => labelledTasks.has(annotation.taskId))
  const weights = weighRelease({
    itemContributorIds: items.map((item) => item.contributorId),
    annotations,
    verdictModeratorIds: evidence.verdicts
      .filter((verdict) => labelledTasks.has(verdict.taskId))
      .map((verdict) => verdict.moderatorId),
  })
  return {
    ...source,
    items,
    labels: withPoints(labels, annotations),
    weights,
    labelerCount: new Set(annotations.map((annotation) => annotation.labelerId)).size,
    figures: measureRelease({ ...measured(source.project, evidence), labels, ...evidence.fit }),
  }
}

type Labels = Evidence["labels"]

/** Each label with what its answers had earned: the labelers' weights are sums of these. */
function withPoints(labels: Labels, annotations: Evidence["annotations"]) {
  const answersOf = groupBy(annotations, (annotation) => annotation.taskId)
  return labels.map((label) => ({
    ...label,
    answerPoints: (answersOf.get(label.taskId) ?? []).map(({ earnedPoints }) => earnedPoints.toString()),
  }))
}

export type CollectedRelease = Awaited<ReturnType<typeof collectRelease>>

/** Weights as rows: one a role and account. */
export function weightRows(weights: ReleaseWeights) {
  return (["contributor", "labeler", "moderator"] as const).flatMap((role) =>
    weights[role].map((weight) => ({ role, ...weight })),
  )
}

// One after the other: a transaction has one connection.
async function readEvidence(transaction: Transaction, row: ReleaseRow) {
  return {
    labels: await readLabels(transaction, row.projectId),
    annotations: await readAnnotations(transaction, row.projectId),
    verdicts: await readVerdicts(transaction, row.projectId),
    golds: await readGolds(transaction, row.projectId),
    fit: await readLatestFit(transaction, row.projectId),
  }
}

function measured({ kind, config }: CollectedProject, evidence: Evidence) {
  const answers = new Map<string, number[]>()
  for (const { taskId, classIndex } of evidence.annotations) {
    const known = answers.get(taskId)
    if (known === undefined) answers.set(taskId, [classIndex])
    else known.push(classIndex)
  }
  const golds = evidence.golds.flatMap(({ taskId, goldAnswer }) =>
    goldAnswer === null
      ? []
      : [
          {
            classIndex: kinds[kind].toClassIndex(config, goldAnswer),
            answerClassIndexes: answers.get(taskId) ?? [],
          },
        ],
  )
  return { golds, classNames: kinds[kind].classes(config).map((one) => one.name) }
}

type CollectedProject = typeof project.$inferSelect

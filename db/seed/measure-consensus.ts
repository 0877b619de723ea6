import { eq } from "drizzle-orm"
import { annotation } from "@/db/schema"
import { accuracyOf } from "@/server/domain/consensus/accuracy"
import { labelsForAccuracy, type OverlapPoint } from "@/server/domain/consensus/equal-accuracy"
import { type ConsensusMethod, fitConsensus, methodFor } from "@/server/domain/consensus/fit"
import { buildObservations, type Observation } from "@/server/domain/consensus/observations"
import { measureCalibration } from "@/server/domain/consensus/quality/calibration"
import { largestOf } from "@/server/domain/consensus/signals/others-belief"
import type { Id } from "@/server/domain/id"
import type { Corpus } from "./corpus"
import type { GoldPlan } from "./projects"
import type { Stage } from "./stage"

export interface Accuracies {
  /** Golds that the project was not told. */
  readonly heldOutCount: number
  /** Of the labels that were taken; on the held-out golds, ties counting by their share. */
  readonly majority: number | null
  readonly consensus: number | null
  /** As if every vote of the corpus had been taken. */
  readonly consensusOfAllVotes: number | null
  /** How far confidence is from the share that is right, on the held-out golds; see `measureCalibration`. */
  readonly calibrationError: number | null
  /** Labels that a fixed number a task would need for the accuracy of `consensus`; null where all of them do not reach it. */
  readonly labelsAtEqualAccuracy: number | null
}

const classes = ["a", "b", "equal"] as const

/** The labels that a project took. */
export async function readLabels(stage: Stage, projectId: Id<"project">): Promise<readonly Observation[]> {
  return stage
    .context({ kind: "stranger" })
    .db.select({
      taskId: annotation.taskId,
      labelerId: annotation.labelerId,
      classIndex: annotation.classIndex,
    })
    .from(annotation)
    .where(eq(annotation.projectId, projectId))
}

/** Judges consensus by golds that nobody told it: majority, the product's method, and that method with every vote. */
export async function compareAccuracies(
  corpus: Corpus,
  gold: GoldPlan,
  taskOfPair: ReadonlyMap<string, Id<"task">>,
  taken: readonly Observation[],
): Promise<Accuracies> {
  const told = new Map<string, number>()
  const heldOut = new Map<string, number>()
  for (const pair of corpus.pairs) {
    const taskId = taskOfPair.get(pair.id)
    if (taskId === undefined || !pair.gold) continue
    const classIndex = classes.indexOf(pair.gold)
    if (gold.goldPairs.has(pair.id)) told.set(taskId, classIndex)
    else heldOut.set(taskId, classIndex)
  }
  const all = corpus.votes.flatMap((vote): Observation[] => {
    const taskId = taskOfPair.get(vote.pair)
    const classIndex = classes.indexOf(vote.choice)
    return taskId === undefined ? [] : [{ taskId, labelerId: vote.worker, classIndex }]
  })
  const measure = (method: ConsensusMethod, labels: readonly Observation[]) =>
    judge(method, labels, told, heldOut).accuracy
  const measureAsPaid = (labels: readonly Observation[]) => measure(methodFor(labels.length), labels)
  const consensus = measureAsPaid(taken)
  const curve = overlapCurve(all, measureAsPaid)
  return {
    heldOutCount: heldOut.size,
    majority: measure("majority", taken),
    consensus,
    calibrationError: judge(methodFor(taken.length), taken, told, heldOut).calibrationError,
    consensusOfAllVotes: curve.at(-1)?.accuracy ?? null,
    labelsAtEqualAccuracy:
      consensus === null || curve.length === 0 ? null : labelsForAccuracy(curve, consensus),
  }
}

/** Accuracy of the first label of each task, of the first two, and so on, in the order in which people gave them. */
function overlapCurve(
  labels: readonly Observation[],
  measure: (labels: readonly Observation[]) => number | null,
): readonly OverlapPoint[] {
  const seen = new Map<string, number>()
  const ranked = labels.map((label) => {
    const rank = (seen.get(label.taskId) ?? 0) + 1
    seen.set(label.taskId, rank)
    return { label, rank }
  })
  const mostLabels = ranked.reduce((most, { rank }) => Math.max(most, rank), 0)
  return Array.from({ length: mostLabels }, (_, place) => place + 1).flatMap((overlap) => {
    const first = ranked.filter(({ rank }) => rank <= overlap).map(({ label }) => label)
    const accuracy = measure(first)
    return accuracy === null ? [] : [{ labelCount: first.length, accuracy }]
  })
}

/** One fit, held against the golds that it was not told. */
function judge(
  method: ConsensusMethod,
  labels: readonly Observation[],
  told: ReadonlyMap<string, number>,
  heldOut: ReadonlyMap<string, number>,
) {
  const classCount = classes.length
  const observations = buildObservations({ classCount, labels, goldClasses: told })
  const asked = Int32Array.from(observations.taskIds, (taskId) => heldOut.get(taskId) ?? -1)
  const fit = fitConsensus(method, observations)
  const settled = [...asked.entries()]
    .filter(([, known]) => known >= 0)
    .map(([task, known]) => {
      const row = fit.posteriors.subarray(task * classCount, (task + 1) * classCount)
      const best = largestOf(row)
      return { confidence: row[best] ?? 0, isRight: best === known }
    })
  return {
    accuracy: accuracyOf(fit, asked, classCount),
    calibrationError: measureCalibration(settled).expectedError,
  }
}

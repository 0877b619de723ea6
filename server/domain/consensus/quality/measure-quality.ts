import type { Estimate } from "../agreement/bootstrap"
import { percentAgreement } from "../agreement/fleiss-kappa"
import { estimateAlpha } from "../alpha"
import type { Fit } from "../fit"
import { labelCountOf, type Observations } from "../observations"
import { rightShareOf as rightShareOfAnswers } from "../signals/drift"
import { collectAnswers, type JudgedAnswer } from "../signals/labeler-answers"
import type { TimedAnswer } from "../signals/signal"
import { wilsonInterval } from "../skill"
import { type Calibration, measureCalibration } from "./calibration"
import { type HeldBackGold, rightShareOf } from "./held-back"

/** How often a class is answered where another one is settled. */
export interface ConfusionCell {
  readonly settledIndex: number
  readonly answeredIndex: number
  /** Labels, each counted as far as the settled class is sure. */
  readonly count: number
  /** Share of the labels on tasks of the settled class, with Wilson's interval (95 %); null where there is none. */
  readonly share: Estimate | null
}

/** One day of a project (UTC). */
export interface QualityDay {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly labelCount: number
  /** Share of its labels that are right, as far as all other labels and the golds tell, with its interval (95 %). */
  readonly right: Estimate
}

/** What is measured of a project's labels, over all of them; nothing in it names a labeler or a task. */
export interface QualityFigures {
  readonly labelCount: number
  readonly taskCount: number
  readonly labelerCount: number
  /** Krippendorff's alpha, nominal. */
  readonly alpha: Estimate | null
  readonly agreement: Estimate | null
  readonly goldCount: number
  /** Golds that the other labels settle rightly, each held back from the fit that judges it. */
  readonly goldAccuracy: Estimate | null
  readonly confusion: readonly ConfusionCell[]
  readonly calibration: Calibration
  /** Tasks by how many labels they have, ascending. */
  readonly labelsPerTask: readonly { readonly labelCount: number; readonly taskCount: number }[]
  readonly days: readonly QualityDay[]
}

/** Two-sided 95 % of the normal distribution. */
const z = 1.959964

/**
 * The figures of a project's quality pages, each with the interval in which it lies.
 * @param timed when each label was given; the days are taken from it
 * @param golds settled by fits that were not told them
 */
export function measureQuality(
  observations: Observations,
  fit: Fit,
  timed: readonly TimedAnswer[],
  golds: readonly HeldBackGold[],
): QualityFigures {
  const labelCount = labelCountOf(observations)
  const resampleCount = Math.max(200, Math.min(1000, Math.floor(5_000_000 / labelCount)))
  return {
    labelCount,
    taskCount: observations.taskIds.length,
    labelerCount: observations.labelerIds.length,
    alpha: estimateAlpha(observations, "nominal", { resampleCount }),
    agreement: percentAgreement(observations, { resampleCount }),
    goldCount: golds.length,
    goldAccuracy: accuracyOfGolds(golds),
    confusion: confusionOfLabels(observations, fit),
    calibration: measureCalibration(golds),
    labelsPerTask: countLabelsPerTask(observations),
    days: measureDays(collectAnswers(observations, fit, timed).flatMap(({ answers }) => answers)),
  }
}

function accuracyOfGolds(golds: readonly HeldBackGold[]): Estimate | null {
  const value = rightShareOf(golds)
  return value === null ? null : { value, ...wilsonInterval(value, golds.length) }
}

function confusionOfLabels(observations: Observations, { posteriors }: Fit): readonly ConfusionCell[] {
  const { classCount, taskIds, taskStarts, classIndexes } = observations
  const counts = new Float64Array(classCount * classCount)
  const totals = new Float64Array(classCount)
  for (let task = 0; task < taskIds.length; task++) {
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      for (let k = 0; k < classCount; k++) {
        const belief = posteriors[task * classCount + k] as number
        const cell = k * classCount + (classIndexes[label] as number)
        counts[cell] = (counts[cell] as number) + belief
        totals[k] = (totals[k] as number) + belief
      }
    }
  }
  return Array.from(counts, (count, cell) => {
    const settledIndex = Math.floor(cell / classCount)
    const total = totals[settledIndex] as number
    const value = total > 0 ? Math.min(1, count / total) : 0
    const share = total < 1 ? null : { value, ...wilsonInterval(value, total) }
    return { settledIndex, answeredIndex: cell % classCount, count, share }
  })
}

function countLabelsPerTask({ taskIds, taskStarts }: Observations): QualityFigures["labelsPerTask"] {
  const tasks = new Map<number, number>()
  for (let task = 0; task < taskIds.length; task++) {
    const labelCount = (taskStarts[task + 1] as number) - (taskStarts[task] as number)
    tasks.set(labelCount, (tasks.get(labelCount) ?? 0) + 1)
  }
  return [...tasks].sort(([a], [b]) => a - b).map(([labelCount, taskCount]) => ({ labelCount, taskCount }))
}

function measureDays(answers: readonly JudgedAnswer[]): readonly QualityDay[] {
  const days = new Map<string, JudgedAnswer[]>()
  for (const answer of answers) {
    const day = new Date(answer.answeredAtSeconds * 1000).toISOString().slice(0, 10)
    const others = days.get(day)
    if (others === undefined) days.set(day, [answer])
    else others.push(answer)
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, ofDay]) => ({ day, labelCount: ofDay.length, right: estimateOf(ofDay) }))
}

function estimateOf(answers: readonly JudgedAnswer[]): Estimate {
  const { share, error } = rightShareOfAnswers(answers)
  return { value: share, low: Math.max(0, share - z * error), high: Math.min(1, share + z * error) }
}

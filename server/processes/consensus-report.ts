import { accuracyOf } from "@/server/domain/consensus/accuracy"
import type { Fit } from "@/server/domain/consensus/fit"
import { posteriorHash } from "@/server/domain/consensus/fit-hash"
import type { FinishedTable } from "@/server/domain/consensus/label-table"
import type { Candidate } from "@/server/domain/consensus/selection"
import { estimateSkill, gatherEvidence, type Skill } from "@/server/domain/consensus/skill"
import { csvField } from "@/server/domain/csv/read-csv"

/** What the command found, with what it was found from. */
export interface ConsensusResult extends FinishedTable {
  readonly fit: Fit
  readonly truths: ReadonlyMap<string, string> | null
  readonly readSeconds: number
  readonly fitSeconds: number
}

interface Settled {
  readonly item: string
  readonly label: string
  readonly confidence: number
  readonly labelCount: number
}

/** The most probable class of each item; where several are, all of them, joined by a stroke. */
export function settledLabels({ observations, classNames, fit }: ConsensusResult): readonly Settled[] {
  const { taskIds, taskStarts, classCount } = observations
  return taskIds.map((item, task) => {
    const row = fit.posteriors.subarray(task * classCount, (task + 1) * classCount)
    const confidence = row.reduce((most, one) => (one > most ? one : most), 0)
    const label = classNames.filter((_, k) => row[k] === confidence).join("|")
    const labelCount = (taskStarts[task + 1] ?? 0) - (taskStarts[task] ?? 0)
    return { item, label, confidence, labelCount }
  })
}

/** Share of items of known class that got it; a tie counts by its share, a class that nobody gave counts as missed. */
export function accuracyOn(result: ConsensusResult): {
  readonly accuracy: number | null
  readonly judged: number
} {
  const { observations, classNames, truths, fit } = result
  if (truths === null) return { accuracy: null, judged: 0 }
  const places = new Map(classNames.map((name, place) => [name, place]))
  const known = Int32Array.from(observations.taskIds, (item) => places.get(truths.get(item) ?? "") ?? -1)
  const judged = observations.taskIds.filter((item) => truths.has(item)).length
  const reachable = known.filter((place) => place >= 0).length
  const accuracy = accuracyOf(fit, known, classNames.length)
  return { accuracy: judged === 0 ? null : ((accuracy ?? 0) * reachable) / judged, judged }
}

interface LabelerLine extends Skill {
  readonly worker: string
  readonly labelCount: number
}

/** Each labeler's skill with its interval, best first. */
export function labelerSkills({ observations, fit }: ConsensusResult): readonly LabelerLine[] {
  return gatherEvidence(observations, fit)
    .map((evidence, place) => ({
      worker: observations.labelerIds[place] ?? "",
      labelCount: evidence.goldCount + evidence.consensusCount,
      ...estimateSkill(evidence),
    }))
    .sort((a, b) => b.low - a.low)
}

/** One object, for programs. `seconds` is the fit alone, without reading. */
export function summaryOf(result: ConsensusResult): Readonly<Record<string, unknown>> {
  const { observations, classNames, fit, repeatedCount, contradictedCount } = result
  const { accuracy, judged } = accuracyOn(result)
  return {
    method: fit.method,
    items: observations.taskIds.length,
    labels: observations.classIndexes.length,
    workers: observations.labelerIds.length,
    classes: classNames,
    golds: observations.goldClasses.filter((gold) => gold >= 0).length,
    repeatedLabels: repeatedCount,
    contradictedLabels: contradictedCount,
    iterations: fit.iterations,
    isConverged: fit.isConverged,
    delta: fit.delta,
    seconds: Number(result.fitSeconds.toFixed(4)),
    readSeconds: Number(result.readSeconds.toFixed(4)),
    posteriorHash: posteriorHash(fit),
    ...(accuracy === null ? {} : { accuracy, judgedItems: judged }),
    ...(fit.candidates === undefined ? {} : { chosenBy: fit.candidates }),
  }
}

/** Labels as CSV: item, label, confidence, labels. */
export function labelsCsv(result: ConsensusResult): string {
  const lines = settledLabels(result).map(
    ({ item, label, confidence, labelCount }) =>
      `${csvField(item)},${csvField(label)},${confidence.toFixed(6)},${labelCount}`,
  )
  return `item,label,confidence,labels\n${lines.join("\n")}\n`
}

/** Skills as CSV: worker, labels, skill, low, high. */
export function skillsCsv(result: ConsensusResult): string {
  const lines = labelerSkills(result).map(
    ({ worker, labelCount, mean, low, high }) =>
      `${csvField(worker)},${labelCount},${mean.toFixed(4)},${low.toFixed(4)},${high.toFixed(4)}`,
  )
  return `worker,labels,skill,low,high\n${lines.join("\n")}\n`
}

const shownItems = 10
const shownLabelers = 5
const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** The same for people: figures, method and why, the least certain items, the best and the worst labelers. */
export function describeResult(result: ConsensusResult): string {
  const { observations, classNames, fit } = result
  const { accuracy, judged } = accuracyOn(result)
  const count = (value: number) => value.toLocaleString("en")
  const lines = [
    `${count(observations.classIndexes.length)} labels by ${count(observations.labelerIds.length)} workers on ${count(observations.taskIds.length)} items, ${classNames.length} classes`,
    ...(result.repeatedCount > 0
      ? [
          `${count(result.repeatedCount)} labels passed over: their worker had labeled the item before (${count(result.contradictedCount)} differ)`,
        ]
      : []),
    `Method      ${fit.method}`,
    ...describeChoice(fit.candidates),
    `Passes      ${fit.iterations}, ${fit.isConverged ? "converged" : "stopped before it converged"}`,
    `Time        ${result.fitSeconds.toFixed(3)} s (${result.readSeconds.toFixed(3)} s to read)`,
    ...(accuracy === null
      ? []
      : [`Accuracy    ${percent(accuracy)} on ${count(judged)} items of known class`]),
  ]
  return [...lines, "", ...itemLines(result), "", ...labelerLines(result)].join("\n")
}

function describeChoice(candidates: readonly Candidate[] | undefined): readonly string[] {
  return (candidates ?? []).map(({ name, weight, foresight }) => {
    const golds = foresight.goldCount === 0 ? "" : `, ${percent(foresight.goldAccuracy)} of held-out golds`
    return `  ${percent(weight).padStart(8)}  ${name.padEnd(22)} foresees ${percent(foresight.agreement)} of held-out labels (kappa ${foresight.kappa.toFixed(3)})${golds}`
  })
}

function itemLines(result: ConsensusResult): readonly string[] {
  const least = [...settledLabels(result)].sort((a, b) => a.confidence - b.confidence).slice(0, shownItems)
  return [
    "Least certain items",
    ...least.map(
      ({ item, label, confidence, labelCount }) =>
        `  ${item.padEnd(24)} ${label.padEnd(16)} ${percent(confidence).padStart(9)}  ${labelCount} labels`,
    ),
  ]
}

function labelerLines(result: ConsensusResult): readonly string[] {
  const skills = labelerSkills(result)
  const line = ({ worker, labelCount, mean, low, high }: LabelerLine) =>
    `  ${worker.padEnd(24)} ${percent(mean).padStart(9)}  (${percent(low)} to ${percent(high)})  ${labelCount} labels`
  const best = skills.slice(0, shownLabelers)
  const worst = skills.slice(Math.max(shownLabelers, skills.length - shownLabelers))
  return [
    "Workers by the lower end of their skill",
    ...best.map(line),
    ...(worst.length > 0 ? ["  …"] : []),
    ...worst.map(line),
  ]
}

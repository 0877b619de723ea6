import { consensusMethods, posteriorOf } from "../consensus/fit"
import { coinConfusion, flatPriors, incrementalPosterior } from "../consensus/incremental"
import { estimateSkill, gatherEvidence } from "../consensus/skill"
import { groupBy } from "../group-by"
import { certainPosterior } from "../kinds/nominal"
import { kinds } from "../kinds/registry"
import { decideLabel } from "../label/decide"
import { compare, compareNumbers, type Difference, firstDifference } from "./difference"
import type { FitLine, TaskLine } from "./lines"
import type { Placed } from "./read"
import { noFit, openRefits, type Refit } from "./refit"
import type { Scene } from "./scene"

/** How the label of a task that settles between full fits is found: from the skills of the latest one. */
export const incrementalMethod = "incremental"

type LabelledTask = Placed<TaskLine> & { readonly label: NonNullable<TaskLine["label"]> }

/**
 * Makes every full fit of the project again over the answers that it had read, and from each the labels that rest on
 * it: bit for bit, in the order in which they came about. The last fit gives the labelers' skills as well.
 * @param onProgress share of the answers' passes that is done, in [0, 1]
 */
export function checkConsensus(scene: Scene, onProgress: (share: number) => void): Difference | null {
  const labelled = scene.tasks.filter((task): task is LabelledTask => task.label !== null)
  const byFit = groupBy(labelled, ({ label }) => (label.source === "consensus" ? label.fit : "known"))
  const total = scene.fits.reduce((sum, fit) => sum + fit.answerCount, 1)
  const refit = openRefits(scene)
  let done = 0
  let latest = noFit
  const early =
    firstDifference(byFit.get("known") ?? [], (task) => checkKnown(scene, task)) ??
    firstDifference(byFit.get(null) ?? [], (task) => checkLabel(scene, task, noFit, false))
  if (early !== null) return early
  for (const [place, line] of scene.fits.entries()) {
    const isLast = place === scene.fits.length - 1
    latest = refit(line)
    const difference =
      checkFit(line, place, latest) ??
      firstDifference(byFit.get(line.number) ?? [], (task) => checkLabel(scene, task, latest, isLast))
    if (difference !== null) return difference
    done += line.answerCount
    onProgress(done / total)
  }
  const unknown = labelled.find(({ label }) => label.fit !== null && label.fit > scene.fits.length)
  if (unknown !== undefined) {
    return compare({ line: unknown.line, place: `${unknown.task}, fit` }, "no such fit", unknown.label.fit)
  }
  return checkUndecided(scene, latest) ?? checkSkills(scene, latest)
}

function checkFit(line: Placed<FitLine>, place: number, { fit, observations }: Refit): Difference | null {
  const at = { line: line.line, place: `fit ${line.number}` }
  if (fit === null || observations === null) {
    return compare({ ...at, place: `${at.place}, method` }, consensusMethods.join(", "), line.method)
  }
  return (
    compare({ ...at, place: `${at.place}, number` }, place + 1, line.number) ??
    compare({ ...at, place: `${at.place}, answers` }, observations.classIndexes.length, line.answerCount) ??
    compare({ ...at, place: `${at.place}, passes` }, fit.iterations, line.iterations) ??
    compare({ ...at, place: `${at.place}, converged` }, fit.isConverged, line.isConverged) ??
    compareNumbers({ ...at, place: `${at.place}, class priors` }, fit.classPriors, line.classPriors)
  )
}

/** A gold's label is its known answer, a verdict's the answer that the moderator gave; both are certain. */
function checkKnown(scene: Scene, { task, line, gold, verdicts, ...of }: LabelledTask): Difference | null {
  const { label, isOverturned } = of
  const given = verdicts.findLast(({ decision, isUndone }) => decision === "label" && !isUndone)
  // What reviewers decided stands by itself: their answer is the label.
  const judged = isOverturned ? label.answer : (given?.answer ?? null)
  const answer = label.source === "gold" ? gold : judged
  if (answer === null) return compare({ line, place: `${task}, label` }, "no label", label.source)
  const { classIndex } = scene.read(answer)
  return (
    compare({ line, place: `${task}, label` }, classIndex, scene.read(label.answer).classIndex) ??
    compare({ line, place: `${task}, confidence` }, 1, label.confidence) ??
    compareNumbers(
      { line, place: `${task}, posterior` },
      certainPosterior(scene.classCount, classIndex),
      label.posterior,
    )
  )
}

function checkLabel(scene: Scene, task: LabelledTask, known: Refit, isLast: boolean): Difference | null {
  const { label, line } = task
  const at = (what: string) => ({ line, place: `${task.task}, ${what}` })
  const isIncremental = label.method === incrementalMethod
  const method = isIncremental ? incrementalMethod : (known.line?.method ?? incrementalMethod)
  const posterior = isIncremental ? weighAnew(scene, task, known) : posteriorIn(scene, task, known)
  const settled = kinds[scene.header.kind].settle(scene.config, posterior)
  const { minLabels, maxLabels, targetConfidence } = scene.header.settings
  const rule = { minLabels, maxLabels, targetConfidence }
  const decision = decideLabel({ posterior, labelCount: label.answerCount }, rule, isLast && !isIncremental)
  return (
    compare(at("method"), method, label.method) ??
    compareNumbers(at("posterior"), posterior, label.posterior) ??
    compare(at("confidence"), settled.confidence, label.confidence) ??
    compare(at("label"), settled.classIndex, scene.read(label.answer).classIndex) ??
    compare(at("decision"), decision.kind, "settle")
  )
}

/** The posterior of a task in a full fit; empty where the fit had not read as many answers as the label says. */
function posteriorIn(scene: Scene, task: LabelledTask, known: Refit): readonly number[] {
  const place = known.taskPlace(task.task)
  const number = known.line?.number ?? 0
  const readCount = task.answers.filter(({ fit }) => fit <= number).length
  if (place === undefined || known.fit === null || readCount !== task.label.answerCount) return []
  return posteriorOf(known.fit, scene.classCount, place)
}

/** The posterior of a task's first answers from the skills of a full fit, or from next to nothing before the first. */
function weighAnew(scene: Scene, task: LabelledTask, { fit, labelerPlace }: Refit): readonly number[] {
  const { classCount } = scene
  const size = classCount * classCount
  const labels = task.answers.slice(0, task.label.answerCount).map(({ run, answer }) => {
    const labelerId = scene.labelerOf(run)
    const place = labelerPlace(labelerId)
    const confusion =
      place === undefined || fit === null
        ? null
        : fit.skills.confusions.subarray(place * size, (place + 1) * size)
    return { labelerId, classIndex: scene.read(answer).classIndex, confusion }
  })
  return incrementalPosterior({
    labels,
    classPriors: fit?.classPriors ?? flatPriors(classCount),
    unknownConfusion: fit?.skills.pooledConfusion ?? coinConfusion(classCount),
  })
}

/** A task that waits for a moderator is one of which the last fit was not sure enough. */
function checkUndecided(scene: Scene, { fit, taskPlace }: Refit): Difference | null {
  const { minLabels, maxLabels, targetConfidence } = scene.header.settings
  const rule = { minLabels, maxLabels, targetConfidence }
  return firstDifference(scene.tasks, ({ task, line, state, label, gold, answers, ...of }) => {
    if (of.goldRetiredAfterFit !== null) return compare({ line, place: `${task}, state` }, "withdrawn", state)
    if (label !== null || gold !== null || state === "withdrawn") return null
    const place = taskPlace(task)
    const posterior = fit === null || place === undefined ? [] : posteriorOf(fit, scene.classCount, place)
    const { kind } = decideLabel({ posterior, labelCount: answers.length }, rule, true)
    return compare({ line, place: `${task}, state` }, stateAfter[kind], state)
  })
}

const stateAfter = {
  settle: "settled",
  escalate: "escalated",
  withdraw: "withdrawn",
  keep: "open",
} as const

function checkSkills(scene: Scene, { fit, observations, labelerPlace }: Refit): Difference | null {
  const skills =
    fit === null || observations === null ? [] : gatherEvidence(observations, fit).map(estimateSkill)
  const counted = firstDifference(scene.labelers, ({ name, line, skill }) => {
    const known = skills[labelerPlace(name) ?? -1]
    const at = { line, place: `${name}, skill` }
    if (known === undefined) return compare(at, "nobody with an answer", name)
    return compareNumbers(at, [known.mean, known.low, known.high], [skill.mean, skill.low, skill.high])
  })
  return counted ?? compare({ place: "labelers" }, skills.length, scene.labelers.length)
}

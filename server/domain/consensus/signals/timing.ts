import { quantileOf } from "../agreement/bootstrap"
import { deviateFor, lowerEnd } from "./certainty"
import { type LabelerAnswers, medianOf } from "./labeler-answers"
import type { Signal } from "./signal"

const leastAnswers = 20
/** An answer is fast in less than this share of the time that labelers of the project take. */
const fastShare = 0.2
/** Who gives more than half of the answers so fast is too fast. */
const leastFastShare = 0.5
/** Half the gap of the quartiles over their middle: people come to 0.2 and more. */
const mostRegular = 0.05
/** Where times hardly differ in the whole project, they tell of the clock and not of people. */
const leastProjectDispersion = 0.15

/** Labelers who answer much faster than the others, or as regularly as a machine. */
export function findOddTimes(labelers: readonly LabelerAnswers[]): readonly Signal[] {
  const timed = labelers
    .filter(({ answers }) => answers.length >= leastAnswers)
    .map(({ labelerId, answers }) => timesOf(labelerId, answers))
  const projectMedianSeconds = medianOf(timed.map(({ medianSeconds }) => medianSeconds))
  const projectDispersion = medianOf(timed.map(({ dispersion }) => dispersion))
  const fastSeconds = projectMedianSeconds * fastShare
  const deviate = deviateFor(timed.length)
  return timed.flatMap(({ labelerId, seconds, medianSeconds, dispersion }): Signal[] => {
    const answerCount = seconds.length
    const shown = { labelerIds: [labelerId] as const, answerCount, medianSeconds }
    const fastCount = seconds.filter((duration) => duration < fastSeconds).length
    const signals: Signal[] = []
    if (lowerEnd(fastCount / answerCount, answerCount, deviate) > leastFastShare) {
      signals.push({ kind: "too_fast", ...shown, projectMedianSeconds, fastSeconds, fastCount })
    }
    if (dispersion < mostRegular && projectDispersion >= leastProjectDispersion) {
      signals.push({ kind: "too_regular", ...shown, dispersion, projectDispersion })
    }
    return signals
  })
}

function timesOf(labelerId: string, answers: LabelerAnswers["answers"]) {
  const seconds = answers.map(({ durationSeconds }) => durationSeconds)
  const sorted = Float64Array.from(seconds).sort()
  const low = quantileOf(sorted, 0.25)
  const high = quantileOf(sorted, 0.75)
  const middle = low + high
  return {
    labelerId,
    seconds,
    medianSeconds: medianOf(seconds),
    dispersion: middle === 0 ? 0 : (high - low) / middle,
  }
}

import { countConfusion, defaultSmoothing, makeConfusion, publishSkills, type Smoothing } from "./confusion"
import type { ConsensusMethod, Fit, FitOptions } from "./fit"
import type { LabelerModel } from "./labeler-model"
import { Leap } from "./leap"
import { labelShares } from "./majority"
import type { Observations } from "./observations"
import { walkFor } from "./walks"

const defaultMaxIterations = 500
const defaultTolerance = 1e-3
/** Passes after which a fit that still moves is helped along. Most need fewer. */
const patientPasses = 3

/**
 * Expectation maximization from label shares, golds clamped: estimates rates from counts, then posteriors from rates
 * and counts from posteriors in one walk over the labels, until no probability moves. Slow fits are helped by
 * extrapolating the counts (`Leap`); they have converged only when a plain pass from there no longer moves.
 */
export function fitByPasses(
  method: ConsensusMethod,
  observations: Observations,
  options: FitOptions,
  model: LabelerModel,
  smoothing: Smoothing = defaultSmoothing,
): Fit {
  const maxIterations = options.maxIterations ?? defaultMaxIterations
  const tolerance = options.tolerance ?? defaultTolerance
  const posteriors = labelShares(observations)
  const confusion = makeConfusion(observations)
  const walk = walkFor(observations.classCount)
  const cells = cellsOf(observations)
  const leap = new Leap(confusion)
  countConfusion(observations, posteriors, confusion, smoothing)
  let delta = 1
  let iterations = 0
  while (iterations < maxIterations && delta > tolerance) {
    const hasLeapt = iterations >= patientPasses && leap.take()
    model.estimate(confusion, observations.taskIds.length)
    const moved = walk(observations, cells, posteriors, confusion, smoothing)
    delta = hasLeapt && moved <= tolerance ? tolerance * 2 : moved
    iterations++
  }
  return {
    method,
    posteriors,
    classPriors: confusion.classPriors,
    skills: publishSkills(confusion),
    iterations,
    delta,
    isConverged: delta <= tolerance,
  }
}

/** Of each label: where the rates of its labeler and class begin. */
function cellsOf({ classCount, labelerIndexes, classIndexes }: Observations): Int32Array {
  const cells = new Int32Array(classIndexes.length)
  for (let label = 0; label < cells.length; label++) {
    cells[label] =
      ((labelerIndexes[label] as number) * classCount + (classIndexes[label] as number)) * classCount
  }
  return cells
}

import { logistic } from "./arithmetic"
import type { Fit, FitOptions } from "./fit"
import { fitOf, labelShares } from "./majority"
import type { Observations } from "./observations"
import { multiplyRates, writeNormalised } from "./product"

const defaultMaxIterations = 100
const defaultTolerance = 1e-3
/** Ability 1 and easiness 1 are expected of everybody and everything, with variance 1, as in the paper. */
const expected = 1

/** What GLAD learns: a label is right with probability 1 / (1 + e^(-ability x easiness)). */
interface GladState {
  readonly posteriors: Float64Array
  readonly abilities: Float64Array
  readonly easiness: Float64Array
  /** By label: the probability that it is right, from ability and easiness alone. */
  readonly chances: Float64Array
}

/**
 * GLAD (Whitehill, Ruvolo, Wu, Bergsma and Movellan, NIPS 2009): labelers differ in ability, tasks in easiness, and a
 * wrong label falls on every other class alike. Expectation maximization; where the paper climbs the gradient, each
 * ability and each easiness takes one Newton step a pass, which needs no step size. Easiness stays positive. Golds are
 * clamped. The exponential function is our own, so every engine gives the same bits.
 */
export function fitGlad(observations: Observations, options: FitOptions = {}): Fit {
  const maxIterations = options.maxIterations ?? defaultMaxIterations
  const tolerance = options.tolerance ?? defaultTolerance
  const state: GladState = {
    posteriors: labelShares(observations),
    abilities: new Float64Array(observations.labelerIds.length).fill(expected),
    easiness: new Float64Array(observations.taskIds.length).fill(expected),
    chances: new Float64Array(observations.classIndexes.length),
  }
  let delta = 1
  let iterations = 0
  while (iterations < maxIterations && delta > tolerance) {
    writeChances(observations, state)
    improveAbilities(observations, state)
    writeChances(observations, state)
    improveEasiness(observations, state)
    writeChances(observations, state)
    delta = writePosteriors(observations, state)
    iterations++
  }
  const counted = fitOf("glad", observations, state.posteriors)
  return { ...counted, iterations, delta, isConverged: delta <= tolerance }
}

function writeChances({ taskStarts, labelerIndexes }: Observations, state: GladState): void {
  const { abilities, easiness, chances } = state
  for (let task = 0; task < easiness.length; task++) {
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const ability = abilities[labelerIndexes[label] as number] as number
      chances[label] = logistic(ability * (easiness[task] as number))
    }
  }
}

/** One Newton step for each labeler's ability, all tasks' easiness held. */
function improveAbilities(observations: Observations, state: GladState): void {
  const { classCount, taskStarts, labelerIndexes, classIndexes } = observations
  const { posteriors, abilities, easiness, chances } = state
  const slopes = abilities.map((ability) => expected - ability)
  const bends = new Float64Array(abilities.length).fill(1)
  for (let task = 0; task < easiness.length; task++) {
    const own = easiness[task] as number
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const labeler = labelerIndexes[label] as number
      const chance = chances[label] as number
      const right = posteriors[task * classCount + (classIndexes[label] as number)] as number
      slopes[labeler] = (slopes[labeler] as number) + (right - chance) * own
      bends[labeler] = (bends[labeler] as number) + chance * (1 - chance) * own * own
    }
  }
  for (let labeler = 0; labeler < abilities.length; labeler++) {
    const step = (slopes[labeler] as number) / (bends[labeler] as number)
    abilities[labeler] = (abilities[labeler] as number) + bounded(step)
  }
}

const leastEasiness = 0.05

/** One Newton step for each task's easiness, all abilities held. */
function improveEasiness(observations: Observations, state: GladState): void {
  const { classCount, taskStarts, labelerIndexes, classIndexes } = observations
  const { posteriors, abilities, easiness, chances } = state
  for (let task = 0; task < easiness.length; task++) {
    let slope = expected - (easiness[task] as number)
    let bend = 1
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const ability = abilities[labelerIndexes[label] as number] as number
      const chance = chances[label] as number
      const right = posteriors[task * classCount + (classIndexes[label] as number)] as number
      slope += (right - chance) * ability
      bend += chance * (1 - chance) * ability * ability
    }
    const next = (easiness[task] as number) + bounded(slope / bend)
    easiness[task] = next < leastEasiness ? leastEasiness : next
  }
}

/** A step of at most 1: far from the optimum the curve is no guide. */
function bounded(step: number): number {
  return step > 1 ? 1 : step < -1 ? -1 : step
}

/** Posteriors from the chances, all classes alike beforehand as in the paper. */
function writePosteriors(observations: Observations, state: GladState): number {
  const { classCount, taskIds, taskStarts, classIndexes, goldClasses } = observations
  const product = new Float64Array(classCount)
  const rates = new Float64Array(classCount)
  let delta = 0
  for (let task = 0; task < taskIds.length; task++) {
    if ((goldClasses[task] as number) >= 0) continue
    product.fill(1)
    for (let label = taskStarts[task] as number; label < (taskStarts[task + 1] as number); label++) {
      const chance = state.chances[label] as number
      rates.fill((1 - chance) / (classCount - 1))
      rates[classIndexes[label] as number] = chance
      multiplyRates(product, rates, 0)
    }
    const moved = writeNormalised(state.posteriors, task * classCount, product)
    if (moved > delta) delta = moved
  }
  return delta
}

import type { Fit, FitOptions } from "./fit"
import {
  coinModel,
  confusionModel,
  evenedModel,
  type LabelerModel,
  ownCoinModel,
  withTemperedPriors,
} from "./labeler-model"
import { foresightOf } from "./left-out"
import { clampGolds, fitOf } from "./majority"
import type { Observations } from "./observations"
import { fitByPasses } from "./passes"
import { type Candidate, weighCandidates } from "./selection"
import { fitWawa, foresightOfWawa } from "./wawa"

/** Pseudo-labels a class by which a labeler's own row is drawn to the labeler's one chance of being right. */
const ownCoinStrength = 10

/**
 * Four ways to read a labeler. They fail in different places: one coin where labelers favour classes, full matrices
 * where a labeler has seen few of a class, common tendencies where hard tasks mislead everybody alike.
 */
const models: readonly (readonly [name: string, model: LabelerModel])[] = [
  ["one_coin", withTemperedPriors(coinModel)],
  ["dawid_skene", confusionModel()],
  ["dawid_skene_evened", evenedModel()],
  ["dawid_skene_own_coin", withTemperedPriors(ownCoinModel(ownCoinStrength))],
]

/** A fit of the default, with what it was chosen by. */
export interface DefaultFit extends Fit {
  readonly candidates: readonly Candidate[]
}

/**
 * The default: no single model wins everywhere, so several are fitted, each is judged by how well it foresees labels
 * and golds of tasks that are left out, and their posteriors are averaged by what they deserve. Skills are counted
 * from that posterior. Deterministic, and the same whatever tasks and labelers are called.
 */
export function fitDefault(observations: Observations, options: FitOptions = {}): DefaultFit {
  const fitted = models.map(([name, model]) => {
    const fit = fitByPasses("default", observations, options, model)
    return { name, fit: fit as Fit, foresight: foresightOf(observations, fit, model) }
  })
  const wawa = { name: "wawa", fit: fitWawa(observations), foresight: foresightOfWawa(observations) }
  const all = [...fitted, wawa]
  const weighed = weighCandidates(all.map(({ name, foresight }) => ({ name, foresight })))
  const fits = all.map(({ fit }) => fit)
  const posteriors = averaged(
    observations,
    fits.map((fit) => fit.posteriors),
    weighed,
  )
  return {
    ...fitOf("default", observations, posteriors),
    iterations: fits.reduce((sum, fit) => sum + fit.iterations, 0),
    delta: fits.reduce((most, fit) => (fit.delta > most ? fit.delta : most), 0),
    isConverged: fits.every((fit) => fit.isConverged),
    candidates: weighed,
  }
}

function averaged(
  observations: Observations,
  posteriors: readonly Float64Array[],
  weighed: readonly Candidate[],
): Float64Array {
  const mixed = new Float64Array(observations.taskIds.length * observations.classCount)
  for (const [place, one] of posteriors.entries()) {
    const weight = weighed[place]?.weight ?? 0
    if (weight === 0) continue
    for (let at = 0; at < mixed.length; at++) mixed[at] = (mixed[at] as number) + weight * (one[at] as number)
  }
  clampGolds(observations, mixed)
  return mixed
}

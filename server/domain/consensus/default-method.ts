import type { Fit, FitOptions } from "./fit"
import { foresightOf, holdOut } from "./held-out"
import {
  coinModel,
  confusionModel,
  evenedModel,
  type LabelerModel,
  ownCoinModel,
  withTemperedPriors,
} from "./labeler-model"
import { clampGolds, fitOf, holdAtOne } from "./majority"
import type { Observations } from "./observations"
import { fitByPasses } from "./passes"
import { type Candidate, weighCandidates } from "./selection"
import { fitWawa } from "./wawa"

/** Of several posteriors averaged: what moves one of them by less than this hardly moves the average. */
const tolerance = 5e-3
/** A candidate is judged by which class it finds, and that is found long before the last digits of how sure it is. */
const whenJudged: FitOptions = { tolerance: 3e-2, maxIterations: 10 }

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

/**
 * The default: no single model wins everywhere, so several are fitted, each is judged by how well it foresees labels
 * and golds that it is not told, and their posteriors are averaged by what they deserve. Skills are counted
 * from that posterior. Deterministic, and the same whatever tasks and labelers are called.
 */
export function fitDefault(observations: Observations, options: FitOptions = {}): Fit {
  const methods = [
    ...models.map(([name, model]) => ({
      name,
      fitTo: (labels: Observations, told: FitOptions): Fit => fitByPasses("default", labels, told, model),
    })),
    { name: "wawa", fitTo: (labels: Observations) => fitWawa(labels) },
  ]
  const weighed = options.candidates ?? judge(observations, methods)
  const fits = methods.map(({ fitTo }) => fitTo(observations, { tolerance, ...options }))
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

function judge(
  observations: Observations,
  methods: readonly {
    readonly name: string
    readonly fitTo: (labels: Observations, told: FitOptions) => Fit
  }[],
): readonly Candidate[] {
  const parts = holdOut(observations)
  return weighCandidates(
    methods.map(({ name, fitTo }) => ({
      name,
      foresight: foresightOf(parts, observations.classCount, (rest) => fitTo(rest, whenJudged).posteriors),
    })),
  )
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
  holdAtOne(mixed)
  clampGolds(observations, mixed)
  return mixed
}

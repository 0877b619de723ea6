import { accuracyOf } from "../accuracy"
import { consensusMethods, fitConsensus } from "../fit"
import { posteriorHash } from "../fit-hash"
import { withGoldClasses } from "../observations"
import { makeSyntheticCrowd } from "../synthetic-crowd"

/** Made-up crowds that every method's bits are held for, as `golden/NAME.json`, wherever the tests run. */
export const heldCrowds = [
  { name: "two-classes", labelCount: 2000, classCount: 2, goldEvery: 0 },
  { name: "five-classes", labelCount: 2500, classCount: 5, goldEvery: 0 },
  { name: "ten-classes-golds", labelCount: 1500, classCount: 10, goldEvery: 10 },
] as const

/** By method: the hash of its posteriors, to the bit, and what they come to. */
export function figuresOf({ labelCount, classCount, goldEvery }: (typeof heldCrowds)[number]) {
  const { observations, truths } = makeSyntheticCrowd(labelCount, classCount)
  const golds = truths.map((truth, task) => (goldEvery > 0 && task % goldEvery === 0 ? truth : -1))
  const told = withGoldClasses(observations, golds)
  return Object.fromEntries(
    consensusMethods.map((method) => {
      const fit = fitConsensus(method, told)
      const accuracy = accuracyOf(fit, truths, classCount)
      const { iterations, isConverged } = fit
      return [method, { hash: posteriorHash(fit), accuracy, iterations, isConverged }]
    }),
  )
}

import { describe, expect, it } from "vitest"
import { accuracyOf } from "./accuracy"
import { consensusMethods, fitConsensus } from "./fit"
import { posteriorHash } from "./fit-hash"
import { withGoldClasses } from "./observations"
import { makeSyntheticCrowd } from "./synthetic-crowd"

/** What is held of a method on a crowd: the hash of its posteriors, to the bit, and what they come to. */
const figuresOf = (labelCount: number, classCount: number, goldEvery: number) => {
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

/** Shipped with the product, as real crowds may not be: these hold wherever the tests run. */
const crowds = [
  { name: "two-classes", labelCount: 2000, classCount: 2, goldEvery: 0 },
  { name: "five-classes", labelCount: 2500, classCount: 5, goldEvery: 0 },
  { name: "ten-classes-golds", labelCount: 1500, classCount: 10, goldEvery: 10 },
] as const

describe("every method on made-up crowds, to the bit", () => {
  it.each(crowds)("$name", async ({ name, labelCount, classCount, goldEvery }) => {
    const figures = figuresOf(labelCount, classCount, goldEvery)
    await expect(`${JSON.stringify(figures, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`)
  })
})

import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { certainPosterior, mostProbable, roundCredit } from "./nominal"
import { type KindConfig, type KindId, kindIds, kinds, readAnswer, readConfig } from "./registry"

const options = ["cat", "dog", "fox", "owl"].map((id) => ({ id, name: id.toUpperCase() }))

const samples: readonly { readonly kindId: KindId; readonly config: KindConfig }[] = [
  { kindId: "choice", config: readConfig("choice", { options }) },
  {
    kindId: "choice",
    config: readConfig("choice", { options, isMultiple: true, minChoices: 0, maxChoices: 4 }),
  },
  {
    kindId: "choice",
    config: readConfig("choice", { options, isMultiple: true, minChoices: 1, maxChoices: 2 }),
  },
  { kindId: "preference", config: readConfig("preference", {}) },
  { kindId: "preference", config: readConfig("preference", { allowEqual: false }) },
]

describe.each(samples)("every kind: $kindId $config", ({ kindId, config }) => {
  const kind = kinds[kindId]
  const classCount = kind.classes(config).length
  const anyClass = fc.nat(classCount - 1)
  const anyPosterior = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: classCount, maxLength: classCount })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0)
      return weights.map((weight) => weight / sum)
    })

  it("has a distinct class for each answer, there and back", () => {
    expect(new Set(kind.classes(config).map((one) => one.id)).size).toBe(classCount)
    for (let classIndex = 0; classIndex < classCount; classIndex++) {
      const answer = readAnswer(kindId, config, kind.toAnswer(config, classIndex))
      expect(kind.toClassIndex(config, answer)).toBe(classIndex)
      expect(kind.describeAnswer(config, answer)).not.toBe("")
    }
    expect(() => kind.toAnswer(config, classCount)).toThrow(DomainError)
  })

  it("agrees in both directions, wholly with itself and with nothing else", () => {
    fc.assert(
      fc.property(anyClass, anyClass, (first, second) => {
        const a = kind.toAnswer(config, first)
        const b = kind.toAnswer(config, second)
        const agreement = kind.agreement(config, a, b)
        expect(agreement).toBe(kind.agreement(config, b, a))
        expect(agreement === 1).toBe(first === second)
        expect(agreement).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it("credits within [0, 1], and under a certain posterior exactly the agreement", () => {
    fc.assert(
      fc.property(anyClass, anyClass, anyPosterior, (own, settled, posterior) => {
        const answer = kind.toAnswer(config, own)
        const credit = kind.credit(config, answer, posterior)
        expect(credit).toBe(roundCredit(credit))
        const certain = kind.credit(config, answer, certainPosterior(classCount, settled))
        expect(certain).toBe(roundCredit(kind.agreement(config, answer, kind.toAnswer(config, settled))))
      }),
    )
  })

  it("settles on the most probable class", () => {
    fc.assert(
      fc.property(anyPosterior, (posterior) => {
        const settled = kind.settle(config, posterior)
        expect(settled.confidence).toBe(Math.max(...posterior))
        expect(kind.toClassIndex(config, settled.answer)).toBe(settled.classIndex)
        expect(settled.margin).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it("turns an answer and back without loss", () => {
    fc.assert(
      fc.property(anyClass, fc.string(), (classIndex, seed) => {
        const answer = kind.toAnswer(config, classIndex)
        const presentation = kind.presentation(seed)
        expect(kind.turn(kind.turn(answer, presentation), presentation)).toEqual(answer)
      }),
    )
  })

  it("exports every label as flat columns", () => {
    const answer = kind.toAnswer(config, 0)
    const row = kind.exportRow(config, {
      taskId: "tsk_1",
      itemIds: ["itm_1", "itm_2"],
      answer,
      confidence: 0.9,
      annotationCount: 3,
    })
    for (const value of Object.values(row)) expect(["string", "number"]).toContain(typeof value)
    expect(row).toMatchObject({ task_id: "tsk_1", confidence: 0.9, annotations: 3 })
  })
})

describe("choice", () => {
  it("credits one of several options by the share of options judged right", () => {
    const config = readConfig("choice", { options, isMultiple: true, minChoices: 1, maxChoices: 2 })
    const a = readAnswer("choice", config, { optionIds: ["cat", "dog"] })
    const b = readAnswer("choice", config, { optionIds: ["cat"] })
    expect(kinds.choice.agreement(config, a, b)).toBe(0.75)
  })

  it("takes several options in any order and refuses too many, doubles and strangers", () => {
    const config = readConfig("choice", { options, isMultiple: true, minChoices: 1, maxChoices: 2 })
    const answer = readAnswer("choice", config, { optionIds: ["dog", "cat"] })
    expect(kinds.choice.describeAnswer(config, answer)).toBe("CAT, DOG")
    for (const optionIds of [[], ["cat", "dog", "fox"], ["cat", "cat"], ["cow"]]) {
      expect(() => readAnswer("choice", config, { optionIds })).toThrow(DomainError)
    }
  })

  it("refuses options with one id and more sets than can be told apart", () => {
    const many = Array.from({ length: 8 }, (_, place) => ({ id: `o${place}`, name: `O${place}` }))
    const refused = [
      { options: [options[0], options[0]] },
      { options: many, isMultiple: true, minChoices: 0, maxChoices: 8 },
      { options, isMultiple: true, minChoices: 3, maxChoices: 2 },
      { options: [options[0]] },
    ]
    for (const config of refused) expect(() => readConfig("choice", config)).toThrow(DomainError)
  })
})

describe("preference", () => {
  it("shows each side first about equally often, fixed by the assignment", () => {
    let swapped = 0
    for (let draw = 0; draw < 2000; draw++)
      if (kinds.preference.presentation(`asg_${draw}`).isSwapped) swapped++
    expect(Math.abs(swapped - 1000)).toBeLessThan(110)
    expect(kinds.preference.presentation("asg_1")).toEqual(kinds.preference.presentation("asg_1"))
  })

  it("exports the chosen and the rejected item, neither for an equal pair", () => {
    const label = { taskId: "tsk_1", itemIds: ["itm_1", "itm_2"], confidence: 0.9, annotationCount: 3 }
    const config = readConfig("preference", {})
    const chosen = kinds.preference.exportRow(config, { ...label, answer: { preferred: "b" } })
    expect(chosen).toMatchObject({ item_a: "itm_1", item_b: "itm_2", chosen: "itm_2", rejected: "itm_1" })
    const equal = kinds.preference.exportRow(config, { ...label, answer: { preferred: "equal" } })
    expect(equal).toMatchObject({ preferred: "equal", chosen: null, rejected: null })
  })

  it("stores what was chosen, not where it stood", () => {
    expect(kinds.preference.turn({ preferred: "a" }, { isSwapped: true })).toEqual({ preferred: "b" })
    expect(kinds.preference.turn({ preferred: "equal" }, { isSwapped: true })).toEqual({ preferred: "equal" })
  })

  it("refuses an equal answer where the question does not allow it", () => {
    const config = readConfig("preference", { allowEqual: false })
    expect(() => readAnswer("preference", config, { preferred: "equal" })).toThrow(DomainError)
    expect(() => kinds.preference.toClassIndex(config, { preferred: "equal" })).toThrow(DomainError)
  })
})

describe("the registry", () => {
  it("holds each kind under its own id", () => {
    for (const kindId of kindIds) expect(kinds[kindId].id).toBe(kindId)
  })

  it("tells the first of equal classes with no lead", () => {
    expect(mostProbable([0.4, 0.4, 0.2])).toEqual({ classIndex: 0, confidence: 0.4, margin: 0 })
  })
})

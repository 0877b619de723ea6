import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { doSideBySide } from "./side-by-side"

interface Step {
  readonly place: number
  readonly person: string
  readonly time: number
  /** Turns of the event loop that the step takes. */
  readonly turns: number
}

const anySteps = fc
  .array(fc.record({ person: fc.constantFrom("a", "b", "c", "d"), gap: fc.nat(20), turns: fc.nat(4) }), {
    maxLength: 40,
  })
  .map((rows) => {
    let time = 0
    return rows.map(({ person, gap, turns }, place): Step => {
      time += gap
      return { place, person, time, turns }
    })
  })

async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
}

describe("doSideBySide", () => {
  it("begins in order, nobody twice at once, few together and none far apart", async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.integer({ min: 1, max: 4 }), async (steps, atOnce) => {
        const begun: number[] = []
        const underWay = new Set<Step>()
        await doSideBySide(steps, {
          atOnce,
          withinMs: 30,
          timeOf: ({ time }) => time,
          personOf: ({ person }) => person,
          doStep: async (step) => {
            begun.push(step.place)
            for (const other of underWay) {
              expect(other.person).not.toBe(step.person)
              expect(step.time - other.time).toBeLessThanOrEqual(30)
            }
            underWay.add(step)
            expect(underWay.size).toBeLessThanOrEqual(atOnce)
            await pass(step.turns)
            underWay.delete(step)
          },
        })
        expect(begun).toEqual(steps.map(({ place }) => place))
        expect(underWay.size).toBe(0)
      }),
    )
  })

  it("begins nothing after a failure and throws it once all have ended", async () => {
    const begun: number[] = []
    let ended = 0
    const work = doSideBySide([0, 1, 2, 3], {
      atOnce: 2,
      withinMs: 100,
      timeOf: (step) => step,
      personOf: String,
      doStep: async (step) => {
        begun.push(step)
        await pass(step === 0 ? 3 : 1)
        ended++
        if (step === 1) throw new Error("The second step failed.")
      },
    })
    await expect(work).rejects.toThrow("The second step failed.")
    expect(begun).toEqual([0, 1])
    expect(ended).toBe(2)
  })
})

import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DomainError } from "../errors"
import { type Comparison, fitBradleyTerry } from "./bradley-terry"

const won = (itemA: string, itemB: string, times: number, lost: number): Comparison[] => [
  ...Array.from({ length: times }, () => ({ itemA, itemB, shareA: 1 })),
  ...Array.from({ length: lost }, () => ({ itemA, itemB, shareA: 0 })),
]

const teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"] as const
/** Wins of the row over the column and of the column over the row, American League East 1987. */
const season = [
  [7, 6, 9, 4, 7, 6, 7, 6, 9, 4, 11, 2],
  [7, 6, 5, 8, 11, 2, 9, 4, 9, 4],
  [7, 6, 7, 6, 8, 5, 12, 1],
  [6, 7, 7, 6, 10, 3],
  [7, 6, 12, 1],
  [6, 7],
]
const baseball = season.flatMap((row, home) =>
  teams
    .slice(home + 1)
    .flatMap((away, place) => won(teams[home] ?? "", away, row[2 * place] ?? 0, row[2 * place + 1] ?? 0)),
)

describe("fitBradleyTerry", () => {
  it("gives the published scores of seven baseball teams (Agresti, Categorical Data Analysis, 2002, 10.6)", () => {
    const { standings, isConverged } = fitBradleyTerry(baseball, 0.02)
    const scoreOf = (team: string) => standings.find(({ itemId }) => itemId === team)?.score ?? 0
    const published = [1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0]
    for (const [place, team] of teams.entries()) {
      expect(scoreOf(team) - scoreOf("Baltimore")).toBeCloseTo(published[place] ?? 0, 1)
    }
    expect(isConverged).toBe(true)
  })

  it("keeps unbeaten items and islands finite, and knows more of what was compared more", () => {
    const { standings } = fitBradleyTerry([...won("a", "b", 3, 0), ...won("c", "d", 30, 30)])
    const width = (id: string) => {
      const interval = standings.find(({ itemId }) => itemId === id)?.interval
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(standings.every(({ score }) => Number.isFinite(score))).toBe(true)
    expect(standings[0]?.score).toBeGreaterThan(standings[1]?.score ?? 0)
    expect(width("a")).toBeGreaterThan(width("c"))
  })

  it("holds each score in its interval, and is the same to the bit in any order and from either side", () => {
    const anyComparisons = fc.array(
      fc
        .record({ a: fc.nat(6), b: fc.nat(6), wins: fc.constantFrom(0, 0.5, 1) })
        .filter(({ a, b }) => a !== b),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(anyComparisons, (list) => {
        const given = list.map(({ a, b, wins }) => ({ itemA: `i${a}`, itemB: `i${b}`, shareA: wins }))
        const turned = given.map(({ itemA, itemB, shareA }) => ({
          itemA: itemB,
          itemB: itemA,
          shareA: 1 - shareA,
        }))
        const fit = fitBradleyTerry(given)
        for (const { score, interval } of fit.standings) {
          expect(interval?.low).toBeLessThanOrEqual(score)
          expect(interval?.high).toBeGreaterThanOrEqual(score)
        }
        expect(fitBradleyTerry([...turned].reverse())).toEqual(fit)
      }),
    )
  })

  it("refuses what is no comparison", () => {
    const faultOf = (comparisons: readonly Comparison[]) => {
      try {
        fitBradleyTerry(comparisons)
      } catch (error) {
        return error instanceof DomainError ? error.details.fault : error
      }
      return null
    }
    expect(faultOf([])).toBe("no_comparisons")
    expect(faultOf([{ itemA: "a", itemB: "a", shareA: 1 }])).toBe("same_item")
    expect(faultOf([{ itemA: "a", itemB: "b", shareA: Number.NaN }])).toBe("share_outside")
  })
})

import { expect, test } from "vitest"
import { type Contested, chooseContested, roundsOf, sideSaid } from "./plan-appeals"

const contested = (place: number, labeler: number, isRightful: boolean): Contested => ({
  assignmentId: `asg_${place}`,
  labelerId: `acc_${labeler}`,
  address: `0x${labeler}`,
  pair: `pair ${Math.floor(place / 2)}`,
  isRightful,
})
const many = Array.from({ length: 400 }, (_, place) => contested(place, place % 30, place % 4 < 2))

test("as many of each kind are chosen, one a pair, and the same every time", () => {
  const chosen = chooseContested(many)
  expect(chosen.filter(({ isRightful }) => isRightful)).toHaveLength(50)
  expect(chosen).toHaveLength(100)
  expect(new Set(chosen.map(({ pair }) => pair)).size).toBe(100)
  expect(chooseContested(many)).toEqual(chosen)
  expect(chooseContested(many.slice(0, 4))).toHaveLength(2)
})

test("nobody has two appeals in a round, no task has two, and nobody is left out", () => {
  const rounds = roundsOf(chooseContested(many))
  for (const round of rounds) {
    expect(new Set(round.map(({ labelerId }) => labelerId)).size).toBe(round.length)
    expect(new Set(round.map(({ pair }) => pair)).size).toBe(round.length)
    expect(round.length).toBeLessThanOrEqual(25)
  }
  expect(rounds.flat()).toHaveLength(100)
})

test("reviewers err at the stated rate, and never into the gold", () => {
  const said = Array.from({ length: 5000 }, (_, place) => sideSaid(`pair ${place}`, "a", place % 3, 0.1))
  const wrong = said.filter((side) => side !== "a")
  expect(wrong.length / said.length).toBeGreaterThan(0.085)
  expect(wrong.length / said.length).toBeLessThan(0.115)
  expect(new Set(wrong)).toEqual(new Set(["b", "equal"]))
  expect(sideSaid("pair", "b", 0, 0)).toBe("b")
  expect(sideSaid("pair", "b", 0, 1)).not.toBe("b")
})

import { describe, expect, it } from "vitest"
import { noEvidence } from "../consensus/kind-skill"
import { percentDown, type SkillGate, skillGateOf, skillRefusalText } from "./skill-gate"

const gateOf = (minSkill: number | null, golds: number, rightGolds: number): SkillGate => {
  const gate = skillGateOf(minSkill, { ...noEvidence, goldCount: golds, goldRightCount: rightGolds })
  if (gate === null) throw new Error("there is no gate")
  return gate
}

describe("skillGateOf", () => {
  it("is none where nothing is asked, and says what is asked and what is there", () => {
    expect(skillGateOf(null, noEvidence)).toBeNull()
    expect(gateOf(0.6, 0, 0)).toEqual({
      ...{ minSkill: 0.6, isMet: false, skill: null, answerCount: 0, missingCount: 15 },
    })
    expect(gateOf(0.6, 30, 29)).toMatchObject({ isMet: true, answerCount: 30, missingCount: 0 })
  })
})

describe("a refusal", () => {
  it("names what is asked, what is there, out of how much, and the way out", () => {
    expect(skillRefusalText(gateOf(0.8, 58, 42), ["Two stones", "Reeds"])).toBe(
      "This project asks that we can be sure of 80 % of your answers of this kind; of yours we can be sure of 60 %, out of 58. Label “Two stones” or “Reeds” to raise it.",
    )
    expect(skillRefusalText(gateOf(0.8, 0, 0), ["Reeds"])).toMatch(
      /none of yours has been weighed yet\. Label “Reeds” to begin\.$/,
    )
    expect(skillRefusalText(gateOf(0.8, 0, 0), [])).toMatch(/No other project of this kind has work/)
  })

  it("never shows as reached what is not", () => {
    expect([0.7999, 0.8, 0.29, 0.57, 1].map(percentDown)).toEqual([79, 80, 29, 57, 100])
  })
})

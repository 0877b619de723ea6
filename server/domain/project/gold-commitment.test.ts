import { describe, expect, it } from "vitest"
import { type GoldSet, goldCommitment, isCommittedGoldSet } from "./gold-commitment"

const set: GoldSet = {
  projectId: "prj_1",
  assignmentSeed: `0x${"11".repeat(32)}`,
  salt: `0x${"22".repeat(32)}`,
  golds: [
    { taskId: "tsk_1", answer: { preferred: "a" } },
    { taskId: "tsk_2", answer: { preferred: "equal" } },
  ],
}

describe("goldCommitment", () => {
  it("is one hash of the set, whatever its order (golden vector)", () => {
    expect(goldCommitment(set)).toBe("0xbddb3857b5fd0988472fb2341f8c6f19d76b18e925d24bb0d635b3816cd73603")
    expect(goldCommitment({ ...set, golds: [...set.golds].reverse() })).toBe(goldCommitment(set))
  })

  it("is broken by any other answer, task, seed, salt or project", () => {
    const commitment = goldCommitment(set)
    expect(isCommittedGoldSet(set, commitment)).toBe(true)
    const changed: readonly GoldSet[] = [
      { ...set, golds: [{ taskId: "tsk_1", answer: { preferred: "b" } }, ...set.golds.slice(1)] },
      { ...set, golds: set.golds.slice(1) },
      { ...set, assignmentSeed: `0x${"12".repeat(32)}` },
      { ...set, salt: `0x${"23".repeat(32)}` },
      { ...set, projectId: "prj_2" },
    ]
    for (const other of changed) expect(isCommittedGoldSet(other, commitment)).toBe(false)
  })
})

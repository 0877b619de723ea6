import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chooseTasks, maxGoldUses, type TaskChoice } from "./choose-tasks"

const rule = { minLabels: 2, maxLabels: 5, targetConfidence: 0.9 }
const open = (count: number, labelCount = 0, leasedCount = 0) =>
  Array.from({ length: count }, (_, place) => ({
    taskId: `tsk_${labelCount}_${place}`,
    labelCount,
    leasedCount,
  }))
const golds = (count: number, goldUses = 0) =>
  Array.from({ length: count }, (_, place) => ({ taskId: `gld_${goldUses}_${place}`, goldUses }))

const base: TaskChoice = {
  candidates: open(50),
  golds: golds(20),
  seenTaskIds: new Set(),
  rule,
  runSize: 10,
  goldShare: 0.2,
  seed: "seed",
}

describe("chooseTasks", () => {
  it("fills the run with the gold share mixed in, the same for the same seed", () => {
    const run = chooseTasks(base)
    expect(run).toHaveLength(10)
    expect(run.filter((task) => task.isGold)).toHaveLength(2)
    expect(chooseTasks({ ...base, candidates: [...base.candidates].reverse() })).toEqual(run)
    expect(chooseTasks({ ...base, seed: "other" })).not.toEqual(run)
  })

  it("holds the gold share over many runs where it is no whole number, at every place alike", () => {
    const places = new Array<number>(10).fill(0)
    let goldCount = 0
    for (let round = 0; round < 2000; round++) {
      for (const [place, task] of chooseTasks({ ...base, goldShare: 0.15, seed: `${round}` }).entries()) {
        if (!task.isGold) continue
        goldCount++
        places[place] = (places[place] ?? 0) + 1
      }
    }
    expect(Math.abs(goldCount / 2000 - 1.5)).toBeLessThan(0.05)
    for (const count of places) expect(Math.abs(count - 300)).toBeLessThan(75)
  })

  it("never gives a task twice, a seen task, an overused gold, or one without an open place", () => {
    const anyTask = fc.record({ id: fc.nat(40), labelCount: fc.nat(6), leasedCount: fc.nat(6) })
    const anyGold = fc.record({ id: fc.nat(20), goldUses: fc.nat(maxGoldUses + 50) })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyTask, { selector: (task) => task.id }),
        fc.uniqueArray(anyGold, { selector: (gold) => gold.id }),
        fc.array(fc.nat(40)),
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 10 }),
        (tasks, goldTasks, seen, runSize, tenths) => {
          const seenTaskIds = new Set(seen.flatMap((id) => [`t${id}`, `g${id}`]))
          const candidates = tasks.map((task) => ({ ...task, taskId: `t${task.id}` }))
          const pool = goldTasks.map((gold) => ({ ...gold, taskId: `g${gold.id}` }))
          const choice = { ...base, candidates, golds: pool, seenTaskIds, runSize, goldShare: tenths / 10 }
          const run = chooseTasks(choice)
          const ids = run.map((task) => task.taskId)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.some((id) => seenTaskIds.has(id))).toBe(false)
          expect(run.length).toBeLessThanOrEqual(runSize)
          for (const { taskId, isGold } of run) {
            const gold = pool.find((one) => one.taskId === taskId)
            const task = candidates.find((one) => one.taskId === taskId)
            expect(gold !== undefined).toBe(isGold)
            if (gold) expect(gold.goldUses).toBeLessThan(maxGoldUses)
            if (task) expect(task.labelCount + task.leasedCount).toBeLessThan(rule.maxLabels)
          }
          const goldCount = run.filter((task) => task.isGold).length
          expect(goldCount).toBeLessThanOrEqual(run.length - goldCount)
        },
      ),
    )
  })

  it("takes tasks nearest to being settled first and golds least used first", () => {
    const begun = open(4, 3)
    const run = chooseTasks({
      ...base,
      candidates: [...base.candidates, ...begun],
      golds: [...golds(9, 5), ...golds(2)],
    })
    for (const { taskId } of begun) expect(run.some((task) => task.taskId === taskId)).toBe(true)
    expect(run.filter((task) => task.isGold).every((task) => task.taskId.startsWith("gld_0_"))).toBe(true)
  })

  it("gives a shorter run when tasks run out, and none of golds alone", () => {
    expect(chooseTasks({ ...base, candidates: open(1) })).toHaveLength(2)
    expect(chooseTasks({ ...base, candidates: [] })).toEqual([])
  })
})

import { describe, expect, it } from "vitest"
import type { Answer } from "@/server/domain/kinds/registry"
import { AnswerBook, type BookDoors } from "./answer-book"

const a: Answer = { preferred: "a" }
const b: Answer = { preferred: "b" }

/** Doors that write down what passes, and fail as told. */
function makeDoors(faults: Error[] = []) {
  const passed: string[] = []
  const pauses: number[] = []
  const pass = async (text: string) => {
    await Promise.resolve()
    const fault = faults.shift()
    if (fault !== undefined) throw fault
    passed.push(text)
  }
  const doors: BookDoors = {
    answer: async (id, answer, note) => {
      await pass(`${id} ${JSON.stringify(answer)} ${note}`)
      return null
    },
    skip: (id, reason) => pass(`${id} skip ${reason}`),
    unanswer: (id) => pass(`${id} open`),
    isComplete: (answer) => !("optionIds" in answer) || answer.optionIds.length > 0,
    mayRetry: (error) => error instanceof Error && error.message === "offline",
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
    },
  }
  return { doors, passed, pauses }
}

describe("the answer book", () => {
  it("shows a change at once and saves it", async () => {
    const { doors, passed } = makeDoors()
    const book = new AnswerBook(doors, {})
    book.write("one", { answer: a, note: "so" })
    expect(book.entry("one").answer).toEqual(a)
    expect(book.read().save).toBe("saving")
    expect(await book.settle()).toBe(true)
    expect(passed).toEqual(['one {"preferred":"a"} so'])
    expect(book.read().save).toBe("saved")
  })

  it("ends with the latest of several quick changes", async () => {
    const { doors, passed } = makeDoors()
    const book = new AnswerBook(doors, {})
    book.write("one", { answer: a })
    book.write("one", { answer: b })
    book.write("two", { skipReason: "cannot_tell" })
    book.write("one", { answer: null })
    await book.settle()
    expect(passed.filter((line) => line.startsWith("one")).at(-1)).toBe("one open")
    expect(passed).toContain("two skip cannot_tell")
  })

  it("takes nothing back that the server never had, and what it had when it no longer fits", async () => {
    const { doors, passed } = makeDoors()
    const book = new AnswerBook(doors, { two: { answer: a, note: "", skipReason: null, explained: null } })
    book.write("one", { answer: { optionIds: [] } })
    book.write("two", { answer: { optionIds: [] } })
    expect(await book.settle()).toBe(true)
    expect(passed).toEqual(["two open"])
  })

  it("tries again while the connection is gone, later each time, and loses nothing", async () => {
    const offline = () => new Error("offline")
    const { doors, passed, pauses } = makeDoors([offline(), offline(), offline()])
    const book = new AnswerBook(doors, {})
    book.write("one", { answer: a })
    book.write("two", { answer: b })
    expect(await book.settle()).toBe(true)
    expect(pauses).toEqual([1000, 2000, 4000])
    expect(passed).toHaveLength(2)
  })

  it("stops at a refusal and keeps it for the screen", async () => {
    const { doors, passed } = makeDoors([new Error("The lease is over.")])
    const book = new AnswerBook(doors, {})
    book.write("one", { answer: a })
    book.write("two", { answer: a })
    expect(await book.settle()).toBe(false)
    expect(book.read()).toMatchObject({ save: "refused", fault: new Error("The lease is over.") })
    book.write("two", { answer: b })
    await book.settle()
    expect(passed).toEqual([])
  })

  it("keeps a draft to itself", async () => {
    const { doors, passed } = makeDoors()
    const book = new AnswerBook(doors, {})
    book.write("one", { answer: a }, { isDraft: true })
    expect(await book.settle()).toBe(true)
    expect(passed).toEqual([])
    expect(book.entry("one").answer).toEqual(a)
  })
})

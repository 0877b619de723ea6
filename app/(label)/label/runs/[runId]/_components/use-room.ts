"use client"
import { useState } from "react"
import type { Answer } from "@/server/domain/kinds/registry"
import { kindScreens } from "../../../../_kinds/kind-screens"
import type { RunPlace, RunSheet } from "../../../../_views"
import type { AnswerBook, BookPage, ChosenSkipReason, PlaceEntry } from "../_saving/answer-book"
import { useAnswerBook } from "../_saving/use-answer-book"

/** What U goes back to. */
interface Step {
  readonly at: number
  readonly before: Pick<PlaceEntry, "answer" | "skipReason">
}

/** Everything the room shows and does; all of it is also on a key. */
export interface RoomState {
  readonly sheet: RunSheet
  readonly book: AnswerBook
  readonly page: BookPage
  readonly at: number
  readonly place: RunPlace
  readonly entry: PlaceEntry
  readonly isChecking: boolean
  /** The answer stands: it has been explained, or is being compared. */
  readonly isLocked: boolean
  /** In a qualification run: an answer is chosen and waits to be compared. */
  readonly isToBeChecked: boolean
  readonly canUndo: boolean
  readonly isFinishing: boolean
  setFinishing(isFinishing: boolean): void
  goTo(at: number): void
  /** To the next task; compares the answer first in a qualification run; after the last one asks to finish. */
  next(): void
  previous(): void
  answer(answer: Answer | null): void
  note(text: string): void
  skip(reason: ChosenSkipReason): void
  undo(): void
}

/** One's own open run, one place at a time. @param isReadable the items are open; nobody answers what they cannot see */
export function useRoom(sheet: RunSheet, isReadable: boolean): RoomState {
  const { book, page } = useAnswerBook(sheet)
  const [at, setAt] = useState(() => firstOpen(sheet.assignments, page))
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [isFinishing, setFinishing] = useState(false)
  const place = sheet.assignments[at] ?? sheet.assignments[0]
  if (place === undefined) throw new Error("A run has at least one task.")
  const entry = book.entry(place.assignmentId)
  const shown = { sheet, book, page, at, place, entry, ...answerStateOf(sheet, page, entry, isReadable) }
  return {
    ...shown,
    canUndo: steps.length > 0 && page.save !== "refused",
    isFinishing,
    setFinishing,
    ...moveVerbs(shown, setAt, () => setFinishing(true)),
    ...answerVerbs(shown, { steps, setSteps, setAt }),
  }
}

type Shown = Pick<
  RoomState,
  "sheet" | "book" | "page" | "at" | "place" | "entry" | "isLocked" | "isChecking" | "isToBeChecked"
>

function answerStateOf(
  { run, project }: RunSheet,
  page: BookPage,
  { answer, explained }: PlaceEntry,
  isReadable: boolean,
) {
  const isComplete = answer !== null && kindScreens[project.kind].isComplete(project.config, answer)
  const isToBeChecked = run.isQualification && isComplete && explained === null
  const isChecking = isToBeChecked && (page.save === "saving" || page.save === "waiting")
  return {
    isToBeChecked,
    isChecking,
    isLocked: !isReadable || explained !== null || isChecking || page.save === "refused",
  }
}

function moveVerbs(shown: Shown, setAt: (at: number) => void, askToFinish: () => void) {
  const { sheet, book, at, place, isToBeChecked, isChecking } = shown
  const last = sheet.assignments.length - 1
  const goTo = (to: number) => setAt(Math.min(Math.max(to, 0), last))
  return {
    goTo,
    next: () => {
      if (isChecking) return
      if (isToBeChecked) book.write(place.assignmentId, { skipReason: null })
      else if (at === last) askToFinish()
      else goTo(at + 1)
    },
    previous: () => goTo(at - 1),
  }
}

interface Steps {
  readonly steps: readonly Step[]
  readonly setSteps: (steps: readonly Step[]) => void
  readonly setAt: (at: number) => void
}

function answerVerbs({ sheet, book, at, place, entry, isLocked }: Shown, { steps, setSteps, setAt }: Steps) {
  const { isQualification } = sheet.run
  const id = place.assignmentId
  const remember = () =>
    setSteps([...steps, { at, before: { answer: entry.answer, skipReason: entry.skipReason } }])
  return {
    answer: (answer: Answer | null) => {
      if (isLocked) return
      remember()
      book.write(id, { answer, skipReason: null }, { isDraft: isQualification })
    },
    note: (note: string) => {
      const { note: before, answer } = book.entry(id)
      if (note !== before) book.write(id, { note }, { isDraft: isQualification || answer === null })
    },
    skip: (skipReason: ChosenSkipReason) => {
      if (isLocked) return
      remember()
      book.write(id, { skipReason, answer: null })
      if (at < sheet.assignments.length - 1) setAt(at + 1)
    },
    undo: () => {
      const last = steps.at(-1)
      const back = last === undefined ? undefined : sheet.assignments[last.at]
      if (last === undefined || back === undefined) return
      setSteps(steps.slice(0, -1))
      setAt(last.at)
      if (book.entry(back.assignmentId).explained !== null) return
      book.write(back.assignmentId, isQualification ? { ...last.before, answer: null } : last.before)
    },
  }
}

function firstOpen(places: readonly RunPlace[], page: BookPage): number {
  const open = places.findIndex(({ assignmentId }) => {
    const entry = page.entries[assignmentId]
    return entry === undefined || (entry.answer === null && entry.skipReason === null)
  })
  return open < 0 ? places.length - 1 : open
}

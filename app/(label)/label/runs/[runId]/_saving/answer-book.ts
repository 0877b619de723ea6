import type { Answer } from "@/server/domain/kinds/registry"
import type { choosableSkipReasons } from "@/server/domain/run/state"

export type ChosenSkipReason = (typeof choosableSkipReasons)[number]

/** What a training task tells after its answer. */
export interface Explained {
  readonly isRight: boolean
  readonly goldAnswer: Answer
  readonly goldExplanation: string | null
}

/** One place of the run as the person left it. */
export interface PlaceEntry {
  readonly answer: Answer | null
  readonly note: string
  readonly skipReason: ChosenSkipReason | null
  readonly explained: Explained | null
}

export const emptyEntry: PlaceEntry = { answer: null, note: "", skipReason: null, explained: null }

/** saved: the server has all of it; waiting: it will be tried again; refused: it never will be, see `fault`. */
export type SaveState = "saved" | "saving" | "waiting" | "refused"

export interface BookPage {
  readonly entries: Readonly<Record<string, PlaceEntry>>
  readonly save: SaveState
  readonly fault: unknown
}

/** How entries reach the server. */
export interface BookDoors {
  answer(assignmentId: string, answer: Answer, note: string): Promise<Explained | null>
  skip(assignmentId: string, reason: ChosenSkipReason): Promise<void>
  unanswer(assignmentId: string): Promise<void>
  /** Whether the question takes the answer as it is: two of three choices may be too few. */
  isComplete(answer: Answer): boolean
  /** Whether the same request may succeed a moment later. */
  mayRetry(error: unknown): boolean
  /** Resolves after a while, or at once when the connection is back. */
  pause(milliseconds: number): Promise<void>
}

const longestPauseMilliseconds = 15_000

/**
 * Keeps the answers of a run: shows a change at once, saves one after the other in the order of the changes, tries
 * again while the connection is gone. What is typed over before it was sent is never sent.
 */
export class AnswerBook {
  readonly #doors: BookDoors
  readonly #listeners = new Set<() => void>()
  readonly #unsaved = new Set<string>()
  /** Places of which the server holds an answer or a skip. */
  readonly #held: Set<string>
  #page: BookPage
  #working: Promise<void> | null = null

  constructor(doors: BookDoors, entries: Readonly<Record<string, PlaceEntry>>) {
    this.#doors = doors
    this.#page = { entries, save: "saved", fault: null }
    const given = Object.entries(entries).filter(
      ([, entry]) => entry.answer !== null || entry.skipReason !== null,
    )
    this.#held = new Set(given.map(([assignmentId]) => assignmentId))
  }

  readonly read = (): BookPage => this.#page

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  entry(assignmentId: string): PlaceEntry {
    return this.#page.entries[assignmentId] ?? emptyEntry
  }

  /** Writes an entry; with `isDraft` it stays here until it is written without. */
  write(assignmentId: string, change: Partial<PlaceEntry>, { isDraft = false } = {}): void {
    const entry = { ...this.entry(assignmentId), ...change }
    this.#turn({ entries: { ...this.#page.entries, [assignmentId]: entry } })
    if (isDraft || this.#page.save === "refused") return
    this.#unsaved.add(assignmentId)
    this.#working ??= this.#work()
  }

  /** Resolves when nothing is left to save; false when something was refused. */
  async settle(): Promise<boolean> {
    await this.#working
    return this.#page.save === "saved"
  }

  async #work(): Promise<void> {
    for (const assignmentId of this.#unsaved) {
      this.#turn({ save: "saving" })
      this.#unsaved.delete(assignmentId)
      if (!(await this.#send(assignmentId))) break
    }
    this.#working = null
    if (this.#page.save === "saving") this.#turn({ save: "saved" })
  }

  async #send(assignmentId: string): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      const sent = this.entry(assignmentId)
      try {
        const explained = await this.#deliver(assignmentId, sent)
        if (explained !== null) this.#explain(assignmentId, explained)
        return true
      } catch (error) {
        if (!this.#doors.mayRetry(error)) {
          this.#turn({ save: "refused", fault: error })
          return false
        }
        this.#turn({ save: "waiting" })
        await this.#doors.pause(Math.min(1000 * 2 ** attempt, longestPauseMilliseconds))
        this.#unsaved.delete(assignmentId)
        this.#turn({ save: "saving" })
      }
    }
  }

  async #deliver(assignmentId: string, { answer, note, skipReason }: PlaceEntry): Promise<Explained | null> {
    const isGiven = answer !== null && this.#doors.isComplete(answer)
    if (skipReason === null && !isGiven) {
      if (this.#held.has(assignmentId)) await this.#doors.unanswer(assignmentId)
      this.#held.delete(assignmentId)
      return null
    }
    // Before it is asked for: a request whose answer got lost may have arrived.
    this.#held.add(assignmentId)
    if (skipReason === null && answer !== null) return this.#doors.answer(assignmentId, answer, note)
    if (skipReason !== null) await this.#doors.skip(assignmentId, skipReason)
    return null
  }

  #explain(assignmentId: string, explained: Explained): void {
    const entry = { ...this.entry(assignmentId), explained }
    this.#turn({ entries: { ...this.#page.entries, [assignmentId]: entry } })
  }

  #turn(change: Partial<BookPage>): void {
    this.#page = { ...this.#page, ...change }
    for (const listener of this.#listeners) listener()
  }
}

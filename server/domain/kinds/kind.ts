import type { z } from "zod"

/** One of the values that a settled answer can take; its place in the list is its class index. */
export interface KindClass {
  readonly id: string
  readonly name: string
}

/** How an assignment is shown: whether the two sides of a comparison stand the other way round. */
export interface Presentation {
  readonly isSwapped: boolean
}

/** Whether a labeler is asked for words beside the answer. */
export type NoteRule = "none" | "optional" | "required"

/** The settled class of a task and how sure it is. */
export interface SettledAnswer<Answer> {
  readonly classIndex: number
  readonly answer: Answer
  /** Posterior probability of the class, in [0, 1]. */
  readonly confidence: number
  /** Lead over the second class, in [0, 1]; 0 is a tie. */
  readonly margin: number
}

/** What an export tells of a label, as flat columns. */
export type ExportRow = Readonly<Record<string, string | number | null>>

export interface ExportedLabel<Answer> {
  readonly taskId: string
  readonly itemIds: readonly string[]
  readonly answer: Answer
  readonly confidence: number
  readonly annotationCount: number
}

/**
 * A kind of task: how it is configured, answered, compared, scored, settled and exported. Every method but the
 * schemas takes config and answers that have been read by the kind's own schemas.
 */
export interface TaskKind<Config, Answer> {
  readonly id: string
  readonly name: string
  readonly configSchema: z.ZodType<Config>
  answerSchema(config: Config): z.ZodType<Answer>
  /** Items that one task shows. */
  readonly itemsPerTask: number
  noteRule(config: Config): NoteRule
  classes(config: Config): readonly KindClass[]
  /** @throws DomainError BAD_INPUT for an answer outside the classes */
  toClassIndex(config: Config, answer: Answer): number
  /** @throws DomainError BAD_INPUT for a class that is not there */
  toAnswer(config: Config, classIndex: number): Answer
  /** How far two answers say the same, in [0, 1]; symmetric, 1 for equal ones. */
  agreement(config: Config, a: Answer, b: Answer): number
  /** What an answer is worth under the posterior of its task, in [0, 1], rounded to 1e-6. */
  credit(config: Config, answer: Answer, posterior: ArrayLike<number>): number
  /** The most probable class; the first of equals, with margin 0. */
  settle(config: Config, posterior: ArrayLike<number>): SettledAnswer<Answer>
  /** How the assignment with this seed is shown. */
  presentation(assignmentSeed: string): Presentation
  /** From what was shown to what is stored, and back: applied twice it changes nothing. */
  turn(answer: Answer, presentation: Presentation): Answer
  describeAnswer(config: Config, answer: Answer): string
  exportRow(config: Config, label: ExportedLabel<Answer>): ExportRow
}

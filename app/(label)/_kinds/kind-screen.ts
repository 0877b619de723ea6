import type { ReactNode } from "react"
import type { KeyAction } from "@/app/_ui/keyboard-help"
import type { ItemContent, ItemSchema } from "@/server/domain/pool/item-schema"

/** One item of a task as it stands on the screen; null while it is opened, or when its gate is closed. */
export interface ShownItem {
  readonly itemId: string
  readonly content: ItemContent | null
}

export interface KindContentProps<Config, Answer> {
  readonly config: Config
  readonly itemSchema: ItemSchema
  /** In the order in which they are shown. */
  readonly items: readonly ShownItem[]
  readonly answer: Answer | null
}

export interface KindControlsProps<Config, Answer> {
  readonly config: Config
  /** What is asked; names the group of controls. */
  readonly question: string
  readonly answer: Answer | null
  onAnswer(answer: Answer | null): void
  /** The answer stands and cannot be changed any more. */
  readonly isLocked: boolean
  /** Shown as right, once it is known: in a qualification run. */
  readonly rightAnswer: Answer | null
}

/** How a kind of task is shown and answered. Methods, so that the registry can hold all of them. */
export interface KindScreen<Config, Answer> {
  /** What is looked at. */
  Content(props: KindContentProps<Config, Answer>): ReactNode
  /** What is pressed: large enough for a thumb, each with its key. */
  Controls(props: KindControlsProps<Config, Answer>): ReactNode
  /** What a key does to the answer; undefined when the key means nothing here, null when it takes the answer away. */
  answerByKey(config: Config, answer: Answer | null, key: string): Answer | null | undefined
  /** Whether the answer could be saved as it is. */
  isComplete(config: Config, answer: Answer): boolean
  keys(config: Config): readonly KeyAction[]
}

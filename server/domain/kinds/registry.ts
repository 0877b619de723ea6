import type { z } from "zod"
import { DomainError } from "../errors"
import { choiceKind } from "./choice/choice"
import type { ChoiceAnswer, ChoiceConfig } from "./choice/config"
import type { TaskKind } from "./kind"
import { type PreferenceAnswer, type PreferenceConfig, preferenceKind } from "./preference/preference"

/** What a project stores as its question's shape; which of them, `project.kind` says. */
export type KindConfig = ChoiceConfig | PreferenceConfig
/** What an annotation, a gold or a label holds; which of them, `project.kind` says. */
export type Answer = ChoiceAnswer | PreferenceAnswer

export const kindIds = ["choice", "preference"] as const
export type KindId = (typeof kindIds)[number]

/** Every kind of task by its id. */
export const kinds: Readonly<Record<KindId, TaskKind<KindConfig, Answer>>> = {
  choice: choiceKind,
  preference: preferenceKind,
}

/** @throws DomainError BAD_INPUT, with the first fault in words */
export function readConfig(kindId: KindId, config: unknown): KindConfig {
  return read(kinds[kindId].configSchema, config)
}

/** @throws DomainError BAD_INPUT, with the first fault in words */
export function readAnswer(kindId: KindId, config: KindConfig, answer: unknown): Answer {
  return read(kinds[kindId].answerSchema(config), answer)
}

function read<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const reading = schema.safeParse(value)
  if (reading.success) return reading.data
  const fault = reading.error.issues[0]
  throw new DomainError("BAD_INPUT", fault?.message ?? "This does not fit the question.", {
    field: fault?.path.join(".") ?? "",
  })
}

import { z } from "zod"
import { seededRandom } from "../../seeded-random"
import type { KindClass, TaskKind } from "../kind"
import { kindNames } from "../names"
import { mostProbable, outsideClasses, roundCredit } from "../nominal"

/** Two items, one question. The reason, where it is asked for, is the annotation's note. */
export const preferenceConfigSchema = z.strictObject({
  allowEqual: z.boolean().default(true),
  note: z.enum(["none", "optional", "required"]).default("optional"),
})

export type PreferenceConfig = z.infer<typeof preferenceConfigSchema>

export const preferenceSides = ["a", "b", "equal"] as const
export type PreferenceSide = (typeof preferenceSides)[number]

/** `a` is the task's first item, `b` its second, whichever way round they were shown. */
export interface PreferenceAnswer {
  readonly preferred: PreferenceSide
}

const classNames: Readonly<Record<PreferenceSide, string>> = { a: "A", b: "B", equal: "Equal" }
const otherSide: Readonly<Record<PreferenceSide, PreferenceSide>> = { a: "b", b: "a", equal: "equal" }

export const preferenceKind: TaskKind<PreferenceConfig, PreferenceAnswer> = {
  id: "preference",
  name: kindNames.preference,
  configSchema: preferenceConfigSchema,
  itemsPerTask: 2,
  answerSchema: (config) => z.strictObject({ preferred: z.enum(sidesOf(config)) }),
  noteRule: (config) => config.note,
  classes: (config) => sidesOf(config).map((side): KindClass => ({ id: side, name: classNames[side] })),
  toClassIndex,
  toAnswer(config, classIndex) {
    const preferred = sidesOf(config)[classIndex]
    if (preferred === undefined) throw outsideClasses(sidesOf(config).length)
    return { preferred }
  },
  agreement: (_config, a, b) => (a.preferred === b.preferred ? 1 : 0),
  credit: (config, answer, posterior) => roundCredit(posterior[toClassIndex(config, answer)] ?? 0),
  settle(config, posterior) {
    const most = mostProbable(posterior)
    const preferred = sidesOf(config)[most.classIndex]
    if (preferred === undefined) throw outsideClasses(sidesOf(config).length)
    return { ...most, answer: { preferred } }
  },
  presentation: (assignmentSeed) => ({ isSwapped: seededRandom(`${assignmentSeed}:sides`)() < 0.5 }),
  turn: (answer, { isSwapped }) => (isSwapped ? { preferred: otherSide[answer.preferred] } : answer),
  describeAnswer: (_config, { preferred }) =>
    preferred === "equal" ? "Equal" : `${classNames[preferred]} preferred`,
  exportRow: (_config, label) => ({
    task_id: label.taskId,
    item_a: label.itemIds[0] ?? null,
    item_b: label.itemIds[1] ?? null,
    preferred: label.answer.preferred,
    chosen:
      label.answer.preferred === "equal"
        ? null
        : (label.itemIds[label.answer.preferred === "a" ? 0 : 1] ?? null),
    rejected:
      label.answer.preferred === "equal"
        ? null
        : (label.itemIds[label.answer.preferred === "a" ? 1 : 0] ?? null),
    confidence: label.confidence,
    annotations: label.annotationCount,
  }),
}

function sidesOf(config: PreferenceConfig): readonly PreferenceSide[] {
  return config.allowEqual ? preferenceSides : ["a", "b"]
}

function toClassIndex(config: PreferenceConfig, answer: PreferenceAnswer): number {
  const index = sidesOf(config).indexOf(answer.preferred)
  if (index < 0) throw outsideClasses(sidesOf(config).length)
  return index
}

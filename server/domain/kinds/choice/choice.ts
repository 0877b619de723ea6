import { z } from "zod"
import type { TaskKind } from "../kind"
import { kindNames } from "../names"
import { mostProbable, outsideClasses, roundCredit } from "../nominal"
import { choiceClasses, optionSets, placesOf } from "./classes"
import { type ChoiceAnswer, type ChoiceConfig, choiceConfigSchema } from "./config"

/**
 * One or several of k options. A single choice is scored by the posterior of its class. Several choices are settled
 * as one set (see `choiceClasses`) and scored option by option: each option is a yes-or-no question of its own, and
 * credit and agreement are the mean over the options.
 */
export const choiceKind: TaskKind<ChoiceConfig, ChoiceAnswer> = {
  id: "choice",
  name: kindNames.choice,
  configSchema: choiceConfigSchema,
  itemsPerTask: 1,
  answerSchema,
  noteRule: (config) => config.note,
  classes: choiceClasses,
  toClassIndex,
  toAnswer,
  agreement: (config, a, b) =>
    agreementOf(config, placesOf(config, a.optionIds), placesOf(config, b.optionIds)),
  credit(config, answer, posterior) {
    const classIndex = toClassIndex(config, answer)
    if (!config.isMultiple) return roundCredit(posterior[classIndex] ?? 0)
    const sets = optionSets(config)
    const own = sets[classIndex] ?? []
    let credit = 0
    for (const [index, places] of sets.entries()) {
      credit += (posterior[index] ?? 0) * agreementOf(config, own, places)
    }
    return roundCredit(credit)
  },
  settle(config, posterior) {
    const most = mostProbable(posterior)
    return { ...most, answer: toAnswer(config, most.classIndex) }
  },
  presentation: () => ({ isSwapped: false }),
  turn: (answer) => answer,
  describeAnswer: (config, answer) => choiceClasses(config)[toClassIndex(config, answer)]?.name ?? "",
  exportRow: (_config, label) => ({
    task_id: label.taskId,
    item_id: label.itemIds[0] ?? null,
    label: label.answer.optionIds.join("|"),
    confidence: label.confidence,
    annotations: label.annotationCount,
  }),
}

function answerSchema(config: ChoiceConfig): z.ZodType<ChoiceAnswer> {
  const optionIds = new Set(config.options.map((option) => option.id))
  const least = config.isMultiple ? config.minChoices : 1
  const most = config.isMultiple ? config.maxChoices : 1
  return z.strictObject({
    optionIds: z
      .array(z.string().refine((id) => optionIds.has(id), "This question has no such option."))
      .min(least, `Choose at least ${least}.`)
      .max(most, `Choose at most ${most}.`)
      .refine((ids) => new Set(ids).size === ids.length, "An option is named twice."),
  })
}

function toClassIndex(config: ChoiceConfig, answer: ChoiceAnswer): number {
  const places = placesOf(config, answer.optionIds)
  if (!config.isMultiple) {
    if (places.length !== 1) throw outsideClasses(config.options.length)
    return places[0] ?? 0
  }
  const sets = optionSets(config)
  const index = sets.findIndex(
    (set) => set.length === places.length && set.every((place, at) => place === places[at]),
  )
  if (index < 0) throw outsideClasses(sets.length)
  return index
}

function toAnswer(config: ChoiceConfig, classIndex: number): ChoiceAnswer {
  const sets = optionSets(config)
  const places = sets[classIndex]
  if (places === undefined) throw outsideClasses(sets.length)
  return { optionIds: config.options.filter((_, place) => places.includes(place)).map((option) => option.id) }
}

/** One choice: the same or not. Several: the share of options on which both say yes or both say no. */
function agreementOf(config: ChoiceConfig, a: readonly number[], b: readonly number[]): number {
  const common = a.filter((place) => b.includes(place)).length
  if (!config.isMultiple) return common === 1 ? 1 : 0
  const differing = a.length + b.length - 2 * common
  return (config.options.length - differing) / config.options.length
}

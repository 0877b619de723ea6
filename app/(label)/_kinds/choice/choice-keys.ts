import type { ChoiceAnswer, ChoiceConfig } from "@/server/domain/kinds/choice/config"

/** The key that stands for an option, by its place: 1 to 9, then 0; none beyond. */
export function optionKey(place: number): string | null {
  return place < 9 ? String(place + 1) : place === 9 ? "0" : null
}

/** Chooses or, where several may be chosen, also takes back one option. Never more than the question allows. */
export function pressOption(
  config: ChoiceConfig,
  answer: ChoiceAnswer | null,
  optionId: string,
): ChoiceAnswer {
  if (!config.isMultiple) return { optionIds: [optionId] }
  const chosen = answer?.optionIds ?? []
  if (chosen.includes(optionId)) return { optionIds: chosen.filter((id) => id !== optionId) }
  if (config.maxChoices === 1) return { optionIds: [optionId] }
  return chosen.length >= config.maxChoices ? { optionIds: chosen } : { optionIds: [...chosen, optionId] }
}

/** Whether as many options are chosen as the question asks for. */
export function isChoiceComplete(config: ChoiceConfig, { optionIds }: ChoiceAnswer): boolean {
  if (!config.isMultiple) return optionIds.length === 1
  return optionIds.length >= config.minChoices && optionIds.length <= config.maxChoices
}

/** Digits choose an option, up and down walk through them where one may be chosen, - says none of them. */
export function choiceByKey(
  config: ChoiceConfig,
  answer: ChoiceAnswer | null,
  key: string,
): ChoiceAnswer | undefined {
  if (key === "-" && config.isMultiple && config.minChoices === 0) return { optionIds: [] }
  const named = config.options.find((_, place) => optionKey(place) === key)
  if (named !== undefined) return pressOption(config, answer, named.id)
  if (config.isMultiple || (key !== "ArrowDown" && key !== "ArrowUp")) return undefined
  const current = config.options.findIndex((option) => option.id === answer?.optionIds[0])
  const step = key === "ArrowDown" ? 1 : -1
  const start = current < 0 && step < 0 ? 0 : current
  const next = config.options[(start + step + config.options.length) % config.options.length]
  return next === undefined ? undefined : { optionIds: [next.id] }
}

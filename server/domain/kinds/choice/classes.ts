import { DomainError } from "../../errors"
import type { KindClass } from "../kind"
import type { ChoiceConfig } from "./config"

/** Most sets of options that a question with several choices may allow: beyond it skills cannot be told apart. */
export const maxSetClasses = 32

/**
 * The classes of a choice. One choice: its options. Several choices: every allowed set of options is one class
 * (the label powerset), by size and then by the order of options, so that consensus stays one posterior.
 */
export function choiceClasses(config: ChoiceConfig): readonly KindClass[] {
  if (!config.isMultiple) return config.options.map(({ id, name }) => ({ id, name }))
  return optionSets(config).map((places) => ({
    id: places.map((place) => config.options[place]?.id).join("+") || "none",
    name: places.map((place) => config.options[place]?.name).join(", ") || "None of these",
  }))
}

/** Places of the options of each class, ascending. */
export function optionSets(config: ChoiceConfig): readonly (readonly number[])[] {
  if (!config.isMultiple) return config.options.map((_, place) => [place])
  const sets: (readonly number[])[] = []
  for (let size = config.minChoices; size <= config.maxChoices; size++) {
    sets.push(...combinations(config.options.length, size))
  }
  return sets
}

/** How many sets a question allows, without making them. */
export function countOptionSets(optionCount: number, minChoices: number, maxChoices: number): number {
  let count = 0
  let ofSize = 1
  for (let size = 0; size <= Math.min(maxChoices, optionCount); size++) {
    if (size >= minChoices) count += ofSize
    ofSize = (ofSize * (optionCount - size)) / (size + 1)
  }
  return count
}

/** The places of the chosen options, ascending. @throws DomainError BAD_INPUT for an option that is not there */
export function placesOf(config: ChoiceConfig, optionIds: readonly string[]): readonly number[] {
  const places = config.options.flatMap((option, place) => (optionIds.includes(option.id) ? [place] : []))
  if (places.length !== optionIds.length) {
    throw new DomainError("BAD_INPUT", "An answer names an option that this question does not have.")
  }
  return places
}

function combinations(optionCount: number, size: number, from = 0): (readonly number[])[] {
  if (size === 0) return [[]]
  const sets: (readonly number[])[] = []
  for (let first = from; first <= optionCount - size; first++) {
    for (const rest of combinations(optionCount, size - 1, first + 1)) sets.push([first, ...rest])
  }
  return sets
}

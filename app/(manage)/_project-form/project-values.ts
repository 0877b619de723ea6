import { defaultSecondLookShare } from "@/server/domain/appeal/second-look"
import { DomainError } from "@/server/domain/errors"
import {
  type Answer,
  type KindConfig,
  type KindId,
  kinds,
  readAnswer,
  readConfig,
} from "@/server/domain/kinds/registry"

/** An option of a choice as the editor holds it. */
export interface OptionValues {
  readonly key: string
  readonly name: string
  readonly description: string
}

export type NoteRule = "none" | "optional" | "required"
export type TaskMode = "everyItem" | "randomPairs" | "listed"

/** A project as the form holds it. */
export interface ProjectValues {
  readonly kind: KindId
  readonly name: string
  readonly question: string
  readonly guidelines: string
  readonly options: readonly OptionValues[]
  readonly isMultiple: boolean
  readonly minChoices: number
  readonly maxChoices: number
  readonly allowEqual: boolean
  readonly note: NoteRule
  readonly mode: TaskMode
  readonly comparisonsPerItem: number
  readonly withinGroup: boolean
  readonly csv: string
  readonly minLabels: number
  readonly maxLabels: number
  readonly targetConfidence: number
  readonly goldShare: number
  readonly secondLookShare: number
  /** null: everybody may label. */
  readonly minSkill: number | null
  readonly runSize: number
  readonly leaseMinutes: number
  readonly rewardPoints: number
  readonly maxStakePoints: number
  readonly targetScore: number
}

export const blankProject: ProjectValues = {
  kind: "preference",
  name: "",
  question: "",
  guidelines: "",
  options: [
    { key: "option-1", name: "", description: "" },
    { key: "option-2", name: "", description: "" },
  ],
  isMultiple: false,
  minChoices: 1,
  maxChoices: 2,
  allowEqual: true,
  note: "optional",
  mode: "randomPairs",
  comparisonsPerItem: 6,
  withinGroup: true,
  csv: "",
  minLabels: 2,
  maxLabels: 5,
  targetConfidence: 0.9,
  goldShare: 0.1,
  secondLookShare: defaultSecondLookShare,
  minSkill: null,
  runSize: 10,
  leaseMinutes: 30,
  rewardPoints: 10,
  maxStakePoints: 100,
  targetScore: 0.6,
}

/** What changes with the kind, so that the form stays one that can be sent. */
export function changeKind(kind: KindId): Partial<ProjectValues> {
  return kind === "choice"
    ? { kind, mode: "everyItem", note: "none" }
    : { kind, mode: "randomPairs", note: "optional" }
}

/** Ids of the options, made of their names: short, plain, each once. */
export function optionIds(options: readonly OptionValues[]): readonly string[] {
  const taken = new Set<string>()
  return options.map(({ name }, place) => {
    const plain = name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{Mark}/gu, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 34)
    let id = plain === "" ? `option-${place + 1}` : plain
    for (let copy = 2; taken.has(id); copy++) id = `${plain || "option"}-${copy}`
    taken.add(id)
    return id
  })
}

export interface ReadConfig {
  readonly config: KindConfig | null
  readonly fault: string | null
}

/** The shape of the question as the kind reads it, or the first fault in words. */
export function configOf(values: ProjectValues): ReadConfig {
  const ids = optionIds(values.options)
  const raw =
    values.kind === "preference"
      ? { allowEqual: values.allowEqual, note: values.note }
      : {
          options: values.options.map(({ name, description }, place) => ({
            id: ids[place],
            name,
            description,
          })),
          isMultiple: values.isMultiple,
          minChoices: values.minChoices,
          maxChoices: values.maxChoices,
          note: values.note,
        }
  if (values.kind === "choice" && values.options.some(({ name }) => name.trim() === "")) {
    return { config: null, fault: "Every option needs a name." }
  }
  return attempt<ReadConfig>(
    () => ({ config: readConfig(values.kind, raw), fault: null }),
    (fault) => ({ config: null, fault }),
  )
}

/** What does not fit, by control; the server asks the same again. */
export function faultsOfProject(values: ProjectValues): Readonly<Record<string, string>> {
  const { fault } = configOf(values)
  return Object.fromEntries(
    [
      ["name", values.name.trim().length < 3 ? "A name has at least 3 letters." : null],
      ["question", values.question.trim().length < 5 ? "Write the question that labelers answer." : null],
      ["config", fault],
    ].filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  )
}

/**
 * Reads an answer as a file writes it: class ids by | for a choice, a, b or equal for a preference.
 * @throws DomainError BAD_INPUT, naming what may be written
 */
export function answerFromText(kind: KindId, config: KindConfig, text: string): Answer {
  const words = text
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== "")
  const allowed = kinds[kind].classes(config).map(({ id }) => id)
  const known = new Set(allowed.flatMap((id) => id.split("+")))
  const strange = words.find((word) => !known.has(kind === "preference" ? word.toLowerCase() : word))
  if (strange !== undefined) {
    throw new DomainError("BAD_INPUT", `“${strange}” is not an answer here. Write ${[...known].join(", ")}.`)
  }
  return kind === "preference"
    ? readAnswer(kind, config, { preferred: words[0]?.toLowerCase() })
    : readAnswer(kind, config, { optionIds: words })
}

/** Runs what may refuse, and hands its sentence on. */
export function attempt<Value>(read: () => Value, refuse: (sentence: string) => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.message)
    throw error
  }
}

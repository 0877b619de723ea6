import { z } from "zod"
import { countOptionSets, maxSetClasses } from "./classes"

export const choiceOptionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "An option's id has lower-case letters, digits, - and _."),
  name: z.string().trim().min(1).max(120),
  description: z.string().max(300).default(""),
})

/** One or several of k options. `minChoices` 0 allows "none of these"; both bounds count for several choices only. */
export const choiceConfigSchema = z
  .strictObject({
    options: z.array(choiceOptionSchema).min(2).max(40),
    isMultiple: z.boolean().default(false),
    minChoices: z.int().min(0).default(1),
    maxChoices: z.int().min(1).default(1),
    note: z.enum(["none", "optional", "required"]).default("none"),
  })
  .superRefine((config, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    const { options, minChoices, maxChoices } = config
    if (new Set(options.map((option) => option.id)).size !== options.length) {
      fault("options", "Two options have the same id.")
    }
    if (!config.isMultiple) return
    if (minChoices > maxChoices) fault("minChoices", "The least number of choices is above the most.")
    if (maxChoices > options.length) fault("maxChoices", "There are fewer options than choices.")
    if (countOptionSets(options.length, minChoices, maxChoices) > maxSetClasses) {
      fault(
        "maxChoices",
        `This allows more than ${maxSetClasses} different answers. Offer fewer options or choices.`,
      )
    }
  })

export type ChoiceConfig = z.infer<typeof choiceConfigSchema>

export interface ChoiceAnswer {
  /** Exactly one for a single choice. */
  readonly optionIds: readonly string[]
}

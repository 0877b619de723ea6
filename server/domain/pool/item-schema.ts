import { z } from "zod"

/** What one row of a contribution must look like: a small, plain subset of JSON Schema that a form can edit. */
export const fieldSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
      "A field's name starts with a letter and has letters, digits and _ only.",
    ),
  type: z.enum(["text", "number", "integer", "boolean", "choice"]),
  isRequired: z.boolean(),
  description: z.string().max(300).default(""),
  /** Characters, for text. */
  minLength: z.int().min(0).max(100_000).optional(),
  maxLength: z.int().min(1).max(100_000).optional(),
  /** Bounds, for numbers; inclusive. */
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** The values a choice may take. */
  choices: z.array(z.string().min(1).max(200)).min(2).max(100).optional(),
})

export type ItemField = z.infer<typeof fieldSchema>

export const itemSchemaSchema = z
  .strictObject({
    fields: z.array(fieldSchema).min(1).max(40),
    /** The field shown as the item's body to labelers. */
    bodyField: z.string(),
    /** Items are only compared with items of equal value here; the vault keeps a keyed hash of it. */
    groupField: z.string().optional(),
  })
  .superRefine((schema, context) => {
    const names = schema.fields.map((field) => field.name)
    if (new Set(names).size !== names.length) {
      context.addIssue({ code: "custom", path: ["fields"], message: "Two fields have the same name." })
    }
    for (const key of ["bodyField", "groupField"] as const) {
      const name = schema[key]
      if (name !== undefined && !names.includes(name)) {
        context.addIssue({ code: "custom", path: [key], message: `There is no field named ${name}.` })
      }
    }
    for (const [index, field] of schema.fields.entries()) {
      if (field.type === "choice" && field.choices === undefined) {
        context.addIssue({
          code: "custom",
          path: ["fields", index, "choices"],
          message: "A choice needs its values.",
        })
      }
    }
  })

export type ItemSchema = z.infer<typeof itemSchemaSchema>

/** One row as contributed: field name to value. */
export type ItemContent = Readonly<Record<string, string | number | boolean | null>>

/** Media types that pools take today. A text file is one item with the body field alone. */
export const mediaTypes = ["application/jsonl", "text/plain"] as const
export type MediaType = (typeof mediaTypes)[number]

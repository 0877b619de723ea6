import { z } from "zod"
import { itemSchemaSchema, mediaTypes } from "./item-schema"
import { licenceById } from "./licences"

const bps = z.int().min(0).max(10_000)
const longestSeconds = 10 * 366 * 86_400
/** Prices on chain are uint96. */
const highestAmount = 2n ** 96n - 1n

/** How a sale is divided, in basis points that come to 10,000. */
export const splitSchema = z
  .strictObject({ contributorsBps: bps, labelersBps: bps, moderatorsBps: bps, treasuryBps: bps })
  .refine(
    (split) => split.contributorsBps + split.labelersBps + split.moderatorsBps + split.treasuryBps === 10_000,
    "The four shares must come to 100 %.",
  )

/** The terms of a pool as its owner writes them; fixed once the pool opens. */
export const poolDraftSchema = z
  .strictObject({
    name: z.string().trim().min(3, "A name has at least 3 letters.").max(80),
    purpose: z.string().trim().min(20, "Say in a sentence what the data is for.").max(4_000),
    itemSchema: itemSchemaSchema,
    mediaTypes: z.array(z.enum(mediaTypes)).min(1, "Choose what may be sent."),
    licenceId: z.string().refine((id) => licenceById(id) !== undefined, "There is no such licence."),
    /** The pool's own terms; with the licence `own` alone. */
    licenceText: z.string().trim().min(50, "Write the terms in full.").max(50_000).nullable(),
    /** What a release costs where it names no other price; base units of the token. */
    priceAmount: z.bigint().min(1n, "A price is above zero.").max(highestAmount),
    split: splitSchema,
    treasuryAddress: z
      .custom<`0x${string}`>(
        (value) => typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value) && !/^0x0{40}$/.test(value),
        "This is not an address that can be paid.",
      )
      .transform((address) => address.toLowerCase() as `0x${string}`),
    grantDurationSeconds: z.int().min(3_600, "A grant lasts an hour or longer.").max(longestSeconds),
    inspectionSeconds: z
      .int()
      .min(1)
      .max(90 * 86_400),
  })
  .superRefine((draft, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    if ((draft.licenceId === "own") !== (draft.licenceText !== null)) {
      fault("licenceText", "Own terms need their text, and a known licence has its own.")
    }
    if (new Set(draft.mediaTypes).size !== draft.mediaTypes.length) fault("mediaTypes", "One is named twice.")
    const body = draft.itemSchema.fields.find((field) => field.name === draft.itemSchema.bodyField)
    if (body?.type !== "text") fault("itemSchema", "The field that labelers read must be text.")
    const others = draft.itemSchema.fields.filter((field) => field !== body && field.isRequired)
    if (draft.mediaTypes.includes("text/plain") && others.length > 0) {
      fault(
        "mediaTypes",
        "A plain text fills one field only: take JSON Lines, or make the other fields optional.",
      )
    }
  })

export type PoolDraft = z.output<typeof poolDraftSchema>
export type PoolDraftInput = z.input<typeof poolDraftSchema>

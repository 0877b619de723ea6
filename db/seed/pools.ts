import type { Id } from "@/server/domain/id"
import type { PoolDraft } from "@/server/domain/pool/draft"
import { confirmOpen } from "@/server/services/pool/confirm-open"
import { createPool } from "@/server/services/pool/create-pool"
import { getPool } from "@/server/services/pool/get-pool"
import { prepareOpen } from "@/server/services/pool/prepare-open"
import type { SeedPerson } from "./people"
import type { Stage } from "./stage"

export interface OpenedPool {
  readonly poolId: Id<"pool">
  readonly onChainId: `0x${string}`
  readonly recipient: string
}

/** Drafts a pool and opens it: the owner's wallet sends what the product prepared, the chain tells the follower. */
export async function openPool(stage: Stage, owner: SeedPerson, draft: PoolDraft): Promise<OpenedPool> {
  const context = stage.context(owner.actor)
  const { poolId } = await createPool(context, draft)
  const { call, onChainId } = await prepareOpen(context, { poolId })
  const transactionHash = await stage.sendCall(owner.wallet, call)
  await confirmOpen(context, { poolId, transactionHash })
  await stage.runJob("followChain", {})
  const { recipient, state } = await getPool(context, { poolId })
  if (state !== "open" || recipient === null) throw new Error(`The pool ${draft.name} did not open.`)
  return { poolId, onChainId, recipient }
}

const usd = (dollars: number) => BigInt(Math.round(dollars * 1_000_000))
const day = 86_400

/** Windows of the demo's pools are short, so that a newcomer sees money arrive. */
export const demoInspectionSeconds = 10

type Terms = Omit<PoolDraft, "treasuryAddress">

export const argumentsPool: Terms = {
  name: "Convincing arguments",
  purpose:
    "Arguments that people wrote in public debates, compared in pairs: which one convinces more? For training and testing models that rank, write or critique arguments.",
  itemSchema: {
    fields: [
      {
        name: "text",
        type: "text",
        isRequired: true,
        minLength: 10,
        maxLength: 4000,
        description: "The argument",
      },
      {
        name: "topic",
        type: "text",
        isRequired: true,
        maxLength: 300,
        description: "The question under debate",
      },
      { name: "stance", type: "text", isRequired: true, maxLength: 300, description: "The side it takes" },
    ],
    bodyField: "text",
    groupField: "stance",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-4.0",
  licenceText: null,
  priceAmount: usd(240),
  split: { contributorsBps: 4000, labelersBps: 4500, moderatorsBps: 500, treasuryBps: 1000 },
  grantDurationSeconds: 365 * day,
  inspectionSeconds: demoInspectionSeconds,
}

export const groundsPool: Terms = {
  name: "What arguments rest on",
  purpose:
    "The same kind of arguments, one at a time, sorted by what they rest on: facts, experience, values or nothing at all. For models that should notice when a claim has no ground.",
  itemSchema: {
    fields: [
      {
        name: "text",
        type: "text",
        isRequired: true,
        minLength: 10,
        maxLength: 4000,
        description: "The argument",
      },
      {
        name: "topic",
        type: "text",
        isRequired: false,
        maxLength: 300,
        description: "The question under debate",
      },
    ],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl", "text/plain"],
  licenceId: "CDLA-Permissive-2.0",
  licenceText: null,
  priceAmount: usd(90),
  split: { contributorsBps: 5000, labelersBps: 4000, moderatorsBps: 500, treasuryBps: 500 },
  grantDurationSeconds: 180 * day,
  inspectionSeconds: demoInspectionSeconds,
}

export const draftPool: Terms = {
  name: "Field recordings, transcribed",
  purpose:
    "Transcripts of short field recordings with a note of the place, for models that work with dialects.",
  itemSchema: {
    fields: [
      { name: "text", type: "text", isRequired: true, maxLength: 4000, description: "The transcript" },
      {
        name: "place",
        type: "text",
        isRequired: false,
        maxLength: 120,
        description: "Where it was recorded",
      },
    ],
    bodyField: "text",
  },
  mediaTypes: ["application/jsonl"],
  licenceId: "CC-BY-SA-4.0",
  licenceText: null,
  priceAmount: usd(150),
  split: { contributorsBps: 5000, labelersBps: 3500, moderatorsBps: 500, treasuryBps: 1000 },
  grantDurationSeconds: 365 * day,
  inspectionSeconds: demoInspectionSeconds,
}

import "server-only"
import { z } from "zod"
import type { anchor, claim, grant, pool, release } from "@/db/schema"
import { epochStates } from "@/server/domain/earning/epoch-state"
import { grantStates } from "@/server/domain/grant/state"
import type { Id } from "@/server/domain/id"
import { poolStates } from "@/server/domain/pool/state"
import { releaseStates } from "@/server/domain/release/state"
import type { EpochRow } from "../epoch/epoch-columns"
import { idOf } from "../paging"

const hex = z.custom<`0x${string}`>((value) => typeof value === "string" && value.startsWith("0x"))
const time = z.coerce.date().nullable()

const poolBefore = z.object({
  ownerId: idOf("account"),
  contributorsBps: z.int(),
  labelersBps: z.int(),
  moderatorsBps: z.int(),
  treasuryBps: z.int(),
  treasuryAddress: hex,
  state: z.enum(poolStates),
  openTransactionHash: hex.nullable(),
  openedAt: time,
  closedAt: time,
})

const releaseBefore = z.object({
  state: z.enum(releaseStates),
  publishTransactionHash: hex.nullable(),
  publishedAt: time,
  withdrawnAt: time,
})

const grantBefore = z.object({
  state: z.enum(grantStates),
  expiresAt: z.coerce.date(),
  inspectionEndsAt: z.coerce.date(),
})

const epochBefore = z.object({
  state: z.enum(epochStates),
  proposeTransactionHash: hex.nullable(),
  acceptTransactionHash: hex.nullable(),
  proposedAt: time,
  acceptableAt: time,
  acceptedAt: time,
  vetoReason: z.string().nullable(),
})

/**
 * What it takes to take an event back, kept with it: the rows that it changed as they were before. Events are taken
 * back in the opposite of the order in which they were applied, so that “before” is what each of them finds.
 */
export const eventUndoSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pool"), poolId: idOf("pool"), before: poolBefore }),
  z.object({ kind: z.literal("release"), releaseId: idOf("release"), before: releaseBefore }),
  z.object({ kind: z.literal("anchor"), anchorId: idOf("anchor") }),
  z.object({ kind: z.literal("purchase"), grantId: idOf("grant"), nonce: hex.nullable() }),
  z.object({ kind: z.literal("grant"), grantId: idOf("grant"), before: grantBefore }),
  z.object({ kind: z.literal("epoch"), epochId: idOf("epoch"), root: hex, before: epochBefore }),
  /** Movements of the ledger that the event alone made, by what they name and their part; money of a pool, of nobody in it. */
  z.object({
    kind: z.literal("movements"),
    referenceId: z.string(),
    part: z.string(),
    poolId: idOf("pool").optional(),
  }),
  z.object({ kind: z.literal("funding"), bountyId: idOf("bounty") }),
  /** `isNoted`: nobody had asked for it here, so that the event made the claim's row. */
  z.object({ kind: z.literal("claim"), claimId: idOf("claim"), isNoted: z.boolean() }),
  z.object({ kind: z.literal("skippedClaims"), claimIds: z.array(idOf("claim")) }),
])

export type EventUndo = z.infer<typeof eventUndoSchema>

export function undoOfPool(row: typeof pool.$inferSelect): EventUndo {
  return { kind: "pool", poolId: row.id, before: poolBefore.parse(row) }
}

export function undoOfRelease(row: typeof release.$inferSelect): EventUndo {
  return { kind: "release", releaseId: row.id, before: releaseBefore.parse(row) }
}

export function undoOfGrant(row: typeof grant.$inferSelect): EventUndo {
  return { kind: "grant", grantId: row.id, before: grantBefore.parse(row) }
}

export function undoOfEpoch(row: EpochRow, root: `0x${string}`): EventUndo {
  return { kind: "epoch", epochId: row.id, root, before: epochBefore.parse(row) }
}

export function undoOfAnchor(row: Pick<typeof anchor.$inferSelect, "id">): EventUndo {
  return { kind: "anchor", anchorId: row.id }
}

export function undoOfClaim(claimId: Id<"claim">, isNoted: boolean): EventUndo {
  return { kind: "claim", claimId, isNoted }
}

export function undoOfSkipped(rows: readonly Pick<typeof claim.$inferSelect, "id">[]): EventUndo | null {
  return rows.length === 0 ? null : { kind: "skippedClaims", claimIds: rows.map((row) => row.id) }
}

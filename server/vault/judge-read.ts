import "server-only"
import { sql } from "drizzle-orm"
import type { Connection, Transaction } from "@/db/client"
import { contributionKey, heldConsent } from "@/db/schema"
import type { AccessLogEntry, AccessOutcome } from "@/server/domain/consent/access-log"
import { decideRead } from "@/server/domain/consent/decide-read"
import type { Purpose } from "@/server/domain/consent/purpose"
import type { Id } from "@/server/domain/id"
import { appendAccessLog } from "./append-access-log"
import type { VaultContext } from "./vault-context"

/** An item that somebody asks for, and whose contribution it is. */
export interface WantedItem {
  readonly itemId: Id<"item">
  readonly contributionId: Id<"contribution">
}

export interface ReadRequest {
  readonly purpose: Purpose
  readonly readerId: string
  readonly rightKind: AccessLogEntry["rightKind"]
  readonly rightId: string
  readonly hasRight: boolean
  readonly items: readonly WantedItem[]
}

/** What was decided: the sealed keys of the contributions that open, and the items that stay closed. */
export interface JudgedRead {
  readonly sealedKeys: ReadonlyMap<Id<"contribution">, Uint8Array>
  readonly released: readonly WantedItem[]
  readonly withheldItemIds: readonly Id<"item">[]
  readonly outcomes: ReadonlyMap<Id<"contribution">, AccessOutcome>
}

/** Judges each contribution by itself and writes every release and refusal to the log, in this transaction. */
export async function judgeAndLog(
  context: VaultContext,
  transaction: Transaction,
  request: ReadRequest,
): Promise<JudgedRead> {
  const judged = await judgeRead(context, transaction, request, "hold")
  await logRead(context, transaction, request, judged)
  return judged
}

/**
 * Judges without writing.
 * @param gates `hold` keeps a gate from closing until the transaction ends, so that the log tells the true order
 */
export async function judgeRead(
  context: VaultContext,
  connection: Connection,
  request: ReadRequest,
  gates: "hold" | "look",
): Promise<JudgedRead> {
  const ids = [...new Set(request.items.map((item) => item.contributionId))].sort()
  const found = new Map((await loadGates(connection, ids, gates)).map((row) => [row.contributionId, row]))
  const outcomes = new Map<Id<"contribution">, AccessOutcome>()
  const sealedKeys = new Map<Id<"contribution">, Uint8Array>()
  for (const id of ids) {
    const row = found.get(id)
    const outcome = decideRead({
      gate: gateOf(row),
      consent: row?.consent ?? null,
      purpose: request.purpose,
      hasRight: request.hasRight,
      nowAt: context.now(),
    })
    outcomes.set(id, outcome)
    if (outcome === "released" && row !== undefined && row.sealedItemKey !== null) {
      sealedKeys.set(id, row.sealedItemKey)
    }
  }
  return {
    sealedKeys,
    outcomes,
    released: request.items.filter((item) => sealedKeys.has(item.contributionId)),
    withheldItemIds: request.items
      .filter((item) => !sealedKeys.has(item.contributionId))
      .map((item) => item.itemId),
  }
}

/** One entry a contribution: how many of its items were asked for, and what came of it. */
export async function logRead(
  context: VaultContext,
  transaction: Transaction,
  request: ReadRequest,
  judged: JudgedRead,
): Promise<void> {
  const counts = new Map<Id<"contribution">, number>()
  for (const item of request.items)
    counts.set(item.contributionId, (counts.get(item.contributionId) ?? 0) + 1)
  const { purpose, readerId, rightKind, rightId } = request
  const entries = [...judged.outcomes].map(([contributionId, outcome]) => {
    const itemCount = counts.get(contributionId) ?? 0
    return { contributionId, itemCount, purpose, readerId, rightKind, rightId, outcome }
  })
  await appendAccessLog(transaction, context.now(), entries)
}

/** A contribution without a key and not shredded (nothing of it was accepted) has no gate to open. */
function gateOf(row: Awaited<ReturnType<typeof loadGates>>[number] | undefined) {
  return row === undefined || (row.sealedItemKey === null && row.shreddedAt === null) ? null : row
}

/** Gates first, then consents: closing a gate takes the same way, so that a held gate holds its consent too. */
async function loadGates(connection: Connection, ids: readonly Id<"contribution">[], gates: "hold" | "look") {
  const query = connection
    .select({
      contributionId: contributionKey.contributionId,
      sealedItemKey: contributionKey.sealedItemKey,
      shreddedAt: contributionKey.shreddedAt,
    })
    .from(contributionKey)
    .where(sql`${contributionKey.contributionId} = any(${sql.param(ids)}::text[])`)
    // The same order in every transaction: two of them never wait for each other.
    .orderBy(contributionKey.contributionId)
  const rows = await (gates === "hold" ? query.for("share") : query)
  const consents = await connection
    .select({
      contributionId: heldConsent.contributionId,
      purposes: heldConsent.purposes,
      expiresAt: heldConsent.expiresAt,
      revokedAt: heldConsent.revokedAt,
    })
    .from(heldConsent)
    .where(sql`${heldConsent.contributionId} = any(${sql.param(ids)}::text[])`)
  const consentOf = new Map(consents.map((consent) => [consent.contributionId, consent]))
  return rows.map((row) => ({ ...row, consent: consentOf.get(row.contributionId) ?? null }))
}

import "server-only"
import { and, count, countDistinct, desc, eq, inArray, isNotNull, ne } from "drizzle-orm"
import { z } from "zod"
import { bounty, consent, grant, release, releaseItem } from "@/db/schema"
import { rejectionRefusal, rejectionRefusalTexts } from "@/server/domain/appeal/rejection"
import { contributionMachine } from "@/server/domain/contribution/state"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { readRejection } from "../appeal/read-rejection"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { countItems } from "./list-contributions"
import { readEarnedDown } from "./read-earned"
import { type ContributionRow, requireContribution } from "./standing"

export const getContributionInput = z.strictObject({ contributionId: idOf("contribution") })

/** One's own contribution: what became of it, under which consent, where it is, and its gate. */
export async function getContribution(
  context: ServiceContext,
  { contributionId }: z.infer<typeof getContributionInput>,
) {
  const loaded = await requireContribution(context, contributionId, "contribution.read")
  const { contribution: row, pool } = loaded
  const nowAt = context.now()
  const [consents, counts, earned, releases, gate, rejection] = await Promise.all([
    readConsents(context, contributionId),
    countItems(context, [contributionId]),
    readEarnedDown(context, [contributionId]),
    readReleases(context, contributionId),
    readGate(context, row),
    readRejection(context.db, row, nowAt),
  ])
  const { id: _id, contributorId: _own, poolId: _poolId, blobKey: _blobKey, ...kept } = row
  const { bountyId, rewardAmount, promisedCount, rewardedCount, promiseEndsAt, ...shown } = kept
  const refusal = rejectionRefusal(rejection.contested, nowAt)
  return {
    ...shown,
    contributionId,
    pool: { poolId: pool.id, name: pool.name, state: pool.state },
    ...(counts.get(contributionId) ?? { itemCount: 0, liveItemCount: 0 }),
    consents,
    releases,
    earnedAmount: earned.get(contributionId) ?? 0n,
    /** What the call that it answers promised, and what it pays; null without one. */
    call:
      bountyId === null
        ? null
        : {
            bountyId,
            /** Whether the chain has its money; else it waits until its funder pays again. */
            isCovered: (await readUncovered(context, bountyId)) === null,
            rewardAmount: rewardAmount ?? 0n,
            promisedCount: promisedCount ?? 0,
            rewardedCount,
            promiseEndsAt,
          },
    /** Whether there is an encrypted copy of the upload to take out. */
    hasCopy: row.blobKey !== null && row.state !== "revoked",
    /** The appeal of its rejected rows, where there is one. */
    appeal: rejection.appeal,
    appealableCount: rejection.contested.appealableCount,
    /** Why none of its rejected rows can be appealed now; null where they can. */
    appealRefusal: refusal === null ? null : { code: refusal, text: rejectionRefusalTexts[refusal] },
    canRevoke: contributionMachine.canTransition(row.state, "revoke"),
    gate,
  }
}

async function readUncovered({ db }: ServiceContext, bountyId: Id<"bounty">): Promise<Date | null> {
  const [row] = await db
    .select({ uncoveredAt: bounty.uncoveredAt })
    .from(bounty)
    .where(eq(bounty.id, bountyId))
  return row?.uncoveredAt ?? null
}

function readConsents(context: ServiceContext, contributionId: Id<"contribution">) {
  return context.db
    .select({
      consentId: consent.id,
      purposes: consent.purposes,
      message: consent.message,
      signature: consent.signature,
      signedAt: consent.signedAt,
      expiresAt: consent.expiresAt,
      revokedAt: consent.revokedAt,
    })
    .from(consent)
    .where(eq(consent.contributionId, contributionId))
    .orderBy(desc(consent.signedAt))
}

/** A release that was never on sale is its pool owner's own matter, and has no page for anybody else. */
async function readReleases(context: ServiceContext, contributionId: Id<"contribution">) {
  const held = await context.db
    .select({
      releaseId: release.id,
      number: release.number,
      name: release.name,
      state: release.state,
      itemCount: countDistinct(releaseItem.itemId),
    })
    .from(releaseItem)
    .innerJoin(release, eq(release.id, releaseItem.releaseId))
    .where(and(eq(releaseItem.contributionId, contributionId), isNotNull(release.publishedAt)))
    .groupBy(release.id)
    .orderBy(desc(release.id))
  const ids = held.map((row) => row.releaseId)
  const sales =
    ids.length === 0
      ? []
      : await context.db
          .select({ releaseId: grant.releaseId, soldCount: count() })
          .from(grant)
          .where(and(inArray(grant.releaseId, ids), ne(grant.state, "undone")))
          .groupBy(grant.releaseId)
  const sold = new Map(sales.map((row) => [row.releaseId, row.soldCount]))
  return held.map((row) => ({ ...row, soldCount: sold.get(row.releaseId) ?? 0 }))
}

/** A closed gate and what the vault's log says of it. Null figures where the vault does not answer just now. */
async function readGate(context: ServiceContext, { id, revokedAt, closingSeconds }: ContributionRow) {
  if (revokedAt === null) return null
  const log = await context.vault
    .call("readAccessLog", { contributionId: id, beforeSequence: null, limit: 1 })
    .catch(nullWhenAway)
  const lastReadAt = log === null || log.lastReadAt === null ? null : new Date(log.lastReadAt)
  const refusedSince = log === null ? null : log.refusedSinceCount
  return { closedAt: revokedAt, closingSeconds, lastReadAt, refusedSince }
}

function nullWhenAway(error: unknown): null {
  if (error instanceof DomainError && error.code === "VAULT_UNAVAILABLE") return null
  throw error
}

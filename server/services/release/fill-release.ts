import "server-only"
import { randomBytes } from "node:crypto"
import { and, eq } from "drizzle-orm"
import { bytesToHex, sha256, stringToBytes } from "viem"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { contribution, release } from "@/db/schema"
import { describeRelease } from "@/server/domain/croissant/croissant"
import { wrongState } from "@/server/domain/errors"
import { buildHashTree } from "@/server/domain/hash-tree"
import type { Id } from "@/server/domain/id"
import { releaseOnChainId, releaseTermsHash } from "@/server/domain/pool/on-chain"
import { headLeafHash, itemLeafHash, labelLeafHash, manifestLine } from "@/server/domain/release/manifest"
import { requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { retryDeadlocks } from "../retry-deadlocks"
import { type CollectedRelease, collectRelease, type ReleaseRow } from "./collect-release"
import { termsOf } from "./release-terms"
import { type ReleaseLeaves, writeReleaseParts } from "./write-release-parts"

export const fillReleaseInput = z.strictObject({ releaseId: idOf("release") })

type Hex = `0x${string}`

/**
 * Cuts a release that is being prepared: items, labels, weights, figures, manifest, all of one moment. Told again
 * of a release that is already cut, it does nothing.
 */
export async function fillRelease(
  context: ServiceContext,
  { releaseId }: z.infer<typeof fillReleaseInput>,
): Promise<void> {
  requireCan(context, "release.fill")
  // Two that fill one release, or a gate that closes meanwhile, make PostgreSQL ask for the transaction again.
  await retryDeadlocks(() => fillOnce(context, releaseId))
}

function fillOnce(context: ServiceContext, releaseId: Id<"release">): Promise<void> {
  return context.db.transaction(
    async (transaction) => {
      const [row] = await transaction
        .select()
        .from(release)
        .where(and(eq(release.id, releaseId), eq(release.state, "preparing")))
        .for("update")
      if (row === undefined) return
      // Held until the cut is written: a gate that closes meanwhile waits, or makes this snapshot fail and start anew.
      await transaction
        .select({ id: contribution.id })
        .from(contribution)
        .where(eq(contribution.poolId, row.poolId))
        .for("share")
      await fill(context, transaction, row)
    },
    { isolationLevel: "repeatable read" },
  )
}

async function fill(context: ServiceContext, transaction: Transaction, row: ReleaseRow): Promise<void> {
  const cutAt = context.now()
  const collected = await collectRelease(transaction, row, cutAt)
  if (collected.items.length === 0) {
    await transaction
      .update(release)
      .set({ state: "withdrawn", withdrawnAt: cutAt })
      .where(eq(release.id, row.id))
    await writeAudit(context, transaction, "release.nothingToCut", row.id)
    return
  }
  if (collected.pool.onChainId === null) throw wrongState("pool", collected.pool.state, "open it first")
  const manifestSalt = bytesToHex(randomBytes(32))
  const leaves = leavesOf(collected, row.id, collected.pool.onChainId, manifestSalt)
  await writeReleaseParts(transaction, row.id, collected, leaves)
  await transaction
    .update(release)
    .set({ ...summary(row, collected, leaves, collected.pool.onChainId, cutAt), manifestSalt })
    .where(eq(release.id, row.id))
  await writeAudit(context, transaction, "release.filled", row.id, {
    itemCount: collected.items.length,
    labelCount: collected.labels.length,
  })
}

function leavesOf(
  collected: CollectedRelease,
  releaseId: string,
  poolOnChainId: Hex,
  manifestSalt: Hex,
): ReleaseLeaves {
  return {
    head: headLeafHash({ releaseId, poolOnChainId }),
    items: collected.items.map(itemLeafHash),
    labels: collected.labels.map((label) =>
      labelLeafHash({ ...label, answer: { ...label.answer } }, manifestSalt),
    ),
  }
}

function summary(
  row: ReleaseRow,
  collected: CollectedRelease,
  leaves: ReleaseLeaves,
  poolOnChainId: Hex,
  cutAt: Date,
) {
  const manifestRoot = buildHashTree([leaves.head, ...leaves.items, ...leaves.labels]).root
  const counts = {
    itemCount: collected.items.length,
    labelCount: collected.labels.length,
    contributorCount: collected.weights.contributor.length,
    labelerCount: collected.labelerCount,
  }
  return {
    ...counts,
    state: "ready" as const,
    byteSize: collected.items.reduce((sum, item) => sum + item.byteSize, 0),
    manifestRoot,
    onChainId: releaseOnChainId(poolOnChainId, manifestRoot),
    termsHash: releaseTermsHash(termsOf(row, poolOnChainId, manifestRoot)),
    figures: collected.figures,
    croissant: describe(row, collected, leaves, manifestRoot, cutAt),
    cutAt,
  }
}

function describe(
  row: ReleaseRow,
  collected: CollectedRelease,
  leaves: ReleaseLeaves,
  manifestRoot: Hex,
  cutAt: Date,
) {
  const manifest = stringToBytes(manifestText(row.id, collected, leaves))
  return describeRelease({
    releaseId: row.id,
    number: row.number,
    name: row.name,
    description: row.description,
    poolName: collected.pool.name,
    publisherName: "Millpond",
    question: collected.project.question,
    kind: collected.project.kind,
    itemSchema: collected.pool.itemSchema,
    licenceId: row.licenceId,
    licenceText: row.licenceText,
    itemCount: collected.items.length,
    labelCount: collected.labels.length,
    annotationCount: collected.figures.annotationCount,
    labelerCount: collected.labelerCount,
    manifestRoot,
    manifestSha256: sha256(manifest).slice(2),
    manifestByteSize: manifest.byteLength,
    cutAt,
  })
}

function manifestText(releaseId: string, collected: CollectedRelease, leaves: ReleaseLeaves): string {
  const lines = [manifestLine({ kind: "release", id: releaseId, leafHash: leaves.head })]
  for (const [place, { itemId }] of collected.items.entries()) {
    lines.push(manifestLine({ kind: "item", id: itemId, leafHash: leaves.items[place] ?? "0x" }))
  }
  for (const [place, { taskId }] of collected.labels.entries()) {
    lines.push(manifestLine({ kind: "label", id: taskId, leafHash: leaves.labels[place] ?? "0x" }))
  }
  return `${lines.join("\n")}\n`
}

import type { Purpose } from "@/server/domain/consent/purpose"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { encryptBytesFor } from "@/server/domain/envelope/age"
import { startHash } from "@/server/domain/envelope/hash"
import type { Id } from "@/server/domain/id"
import { stagedBlobKey } from "@/server/services/contribution/blob-keys"
import { createContribution } from "@/server/services/contribution/create-contribution"
import { recordUpload } from "@/server/services/contribution/record-upload"
import { startUpload } from "@/server/services/contribution/start-upload"
import { submitContribution } from "@/server/services/contribution/submit-contribution"
import type { SeedPerson } from "./people"
import type { OpenedPool } from "./pools"
import { randomHex } from "./random-hex"
import type { Stage } from "./stage"

const consentDays = 730

export interface SeedContribution {
  readonly title: string
  readonly rows: readonly object[]
  readonly purposes: readonly Purpose[]
}

/**
 * Puts rows into a pool the way a browser does: encrypted to the pool and to the contributor's own key, uploaded,
 * handed in under a signed consent, admitted by the vault.
 */
export async function contribute(
  stage: Stage,
  person: SeedPerson,
  pool: OpenedPool,
  { title, rows, purposes }: SeedContribution,
): Promise<Id<"contribution">> {
  const context = stage.context(person.actor)
  const plaintext = new TextEncoder().encode(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n`)
  const ciphertext = await encryptBytesFor([pool.recipient, person.recipient], plaintext)
  const hashing = startHash()
  hashing.update(ciphertext)
  const contributionHash = hashing.finish()
  const { contributionId } = await createContribution(context, {
    poolId: pool.poolId,
    title,
    mediaType: "application/jsonl",
    contributionHash,
    plaintextByteSize: plaintext.length,
  })
  await startUpload(context, { contributionId, byteSize: ciphertext.length })
  await context.blobs.put(stagedBlobKey(contributionId), ciphertext)
  await recordUpload(context, { contributionId })
  const expiresAt = new Date(stage.clock.now().getTime() + consentDays * 86_400_000)
  const message = {
    pool: pool.onChainId,
    contributionHash,
    purposes: [...purposes],
    expiry: String(Math.floor(expiresAt.getTime() / 1000)),
    nonce: randomHex(32),
  }
  const typedData = consentTypedData(message, stage.chainId, context.chain.addresses.registry)
  const signature = await person.wallet.signTypedData(typedData)
  await submitContribution(context, {
    contributionId,
    purposes: [...purposes],
    expiresAt,
    message,
    signature,
  })
  await stage.runJobs()
  return contributionId
}

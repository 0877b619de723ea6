import { randomBytes } from "node:crypto"
import type { MarketWorld } from "@/db/testing/market/market-world"
import type { TestPerson } from "@/db/testing/world"
import type { Purpose } from "@/server/domain/consent/purpose"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { encryptBytesFor, makeIdentity } from "@/server/domain/envelope/age"
import { hashBytes } from "@/server/domain/envelope/hash"
import type { Id } from "@/server/domain/id"
import { getPool } from "../../pool/get-pool"
import { admitContribution } from "../admit-contribution"
import { stagedBlobKey } from "../blob-keys"
import { createContribution } from "../create-contribution"
import { recordUpload } from "../record-upload"
import { startUpload } from "../start-upload"
import { submitContribution } from "../submit-contribution"

/** A contribution that was sealed and announced. */
export interface Announced {
  readonly contributionId: Id<"contribution">
  readonly contributionHash: `0x${string}`
  readonly ciphertext: Uint8Array
  /** The contributor's own reading key. */
  readonly identity: string
}

/** Seals rows for the pool and for their contributor, and announces them, as the browser does. */
export async function announce(
  world: MarketWorld,
  person: TestPerson,
  rows: readonly object[],
  /** The call that they answer, and how many rewards were shown. */
  call?: { readonly bountyId: Id<"bounty">; readonly shownCount: number },
): Promise<Announced> {
  const { poolId } = world
  const { recipient } = await getPool(world.context(), { poolId })
  if (recipient === null) throw new Error("The pool has no recipient.")
  const own = await makeIdentity()
  const plaintext = rows.map((row) => JSON.stringify(row)).join("\n")
  const ciphertext = await encryptBytesFor([recipient, own.recipient], plaintext)
  const contributionHash = hashBytes(ciphertext)
  const { contributionId } = await createContribution(world.context(person.actor), {
    ...{ poolId, title: "Rows", mediaType: "application/jsonl", contributionHash },
    plaintextByteSize: Math.max(1, plaintext.length),
    answers: call === undefined ? null : { ...call, rowCount: rows.length },
  })
  return { contributionId, contributionHash, ciphertext, identity: own.identity }
}

/** Lets all bytes arrive, as the resumable upload would, and answers the receipt. */
export async function upload(
  world: MarketWorld,
  person: TestPerson,
  { contributionId, ciphertext }: Announced,
) {
  const context = world.context(person.actor)
  await startUpload(context, { contributionId, byteSize: ciphertext.length })
  await world.blobs.put(stagedBlobKey(contributionId), ciphertext)
  return recordUpload(context, { contributionId })
}

/** A signed consent as `submitContribution` takes it. */
export async function signConsent(
  world: MarketWorld,
  person: TestPerson,
  { contributionHash }: Announced,
  lifeSeconds = 86_400,
) {
  const { onChainId } = await getPool(world.context(), { poolId: world.poolId })
  if (onChainId === null) throw new Error("The pool is not on chain.")
  const purposes: Purpose[] = ["label", "train"]
  const expiry = String(Math.floor(world.clock.now().getTime() / 1000) + lifeSeconds)
  const nonce: `0x${string}` = `0x${randomBytes(32).toString("hex")}`
  const message = { pool: onChainId, contributionHash, purposes, expiry, nonce }
  const { chainId, addresses } = world.chain
  const signature = await person.wallet.signTypedData(consentTypedData(message, chainId, addresses.registry))
  return { purposes, expiresAt: new Date(Number(expiry) * 1000), message, signature }
}

/** The whole way of a contribution, to the vault's verdict. */
export async function contributeRows(
  world: MarketWorld,
  person: TestPerson,
  rows: readonly object[],
  call?: Parameters<typeof announce>[3],
): Promise<{ readonly contributionId: Id<"contribution"> }> {
  const made = await announce(world, person, rows, call)
  const { contributionId } = made
  await upload(world, person, made)
  await submitContribution(world.context(person.actor), {
    contributionId,
    ...(await signConsent(world, person, made)),
  })
  await admitContribution(world.job, { contributionId })
  return { contributionId }
}

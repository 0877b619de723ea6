import { randomBytes } from "node:crypto"
import { contribution, item, pool } from "@/db/schema"
import { createWorld, type TestPerson, type World } from "@/db/testing/world"
import type { Purpose } from "@/server/domain/consent/purpose"
import { type ConsentMessage, consentTypedData } from "@/server/domain/consent/typed-data"
import { encryptBytesFor, makeIdentity } from "@/server/domain/envelope/age"
import { hashBytes } from "@/server/domain/envelope/hash"
import { type Id, type IdNoun, makeId } from "@/server/domain/id"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { openLocalVault } from "@/server/vault/local"
import type { VaultOutput } from "@/server/vault/protocol"
import { createTestChain, type TestVaultChain } from "./test-chain"

type Hex = `0x${string}`

export const testSchema: ItemSchema = {
  fields: [
    { name: "text", type: "text", isRequired: true, description: "", minLength: 3 },
    { name: "topic", type: "text", isRequired: false, description: "" },
  ],
  bodyField: "text",
  groupField: "topic",
}

export interface VaultWorld extends World {
  readonly vaultChain: TestVaultChain
  readonly owner: TestPerson
  readonly poolId: Id<"pool">
  readonly poolOnChainId: Hex
  readonly recipient: string
  /** The key-encryption key: what only the vault's process knows. */
  readonly kek: Uint8Array
  newId<Noun extends IdNoun>(noun: Noun): Id<Noun>
}

export const hexOf = (size: number): Hex => `0x${randomBytes(size).toString("hex")}`

/** A world with a vault in this process and one open pool. */
export async function createVaultWorld(): Promise<VaultWorld> {
  const vaultChain = createTestChain()
  const kek = randomBytes(32)
  const world = await createWorld({
    vault: async ({ databaseUrl, blobs, now }) =>
      openLocalVault({ databaseUrl, kek, blobs, chain: vaultChain, now }),
  })
  const owner = await world.person("owner")
  const newId = <Noun extends IdNoun>(noun: Noun) => makeId(noun, world.clock.now(), randomBytes(11))
  const poolId = newId("pool")
  const poolOnChainId = hexOf(32)
  const { recipient } = await world.vault.call("createPoolKey", { poolId })
  const nowAt = world.clock.now()
  await world.db.insert(pool).values({
    ...{ id: poolId, ownerId: owner.actor.accountId, name: "Test", purpose: "Test", itemSchema: testSchema },
    ...{ mediaTypes: ["application/jsonl"], licenceId: "CC-BY-4.0", priceAmount: 5n, contributorsBps: 5000 },
    ...{ labelersBps: 3000, moderatorsBps: 1000, treasuryBps: 1000, treasuryAddress: owner.actor.address },
    ...{ grantDurationSeconds: 3600, inspectionSeconds: 60, state: "open", recipient, salt: hexOf(32) },
    ...{ onChainId: poolOnChainId, createdAt: nowAt, openedAt: nowAt },
  })
  return { ...world, vaultChain, owner, poolId, poolOnChainId, recipient, kek, newId }
}

export interface SentContribution {
  readonly contributionId: Id<"contribution">
  readonly contributor: TestPerson
  readonly message: ConsentMessage
  readonly signature: Hex
  readonly ciphertext: Uint8Array
  /** The contributor's own key. */
  readonly identity: string
}

export interface SendOptions {
  readonly rows?: readonly unknown[]
  readonly plaintext?: Uint8Array | string
  readonly purposes?: readonly Purpose[]
  readonly expirySeconds?: number
  readonly recipients?: readonly string[]
  readonly tamper?: (ciphertext: Uint8Array) => Uint8Array
  readonly message?: Partial<ConsentMessage>
}

/** Encrypts, stores and signs a contribution, as a browser and the upload's verb would. */
export async function sendContribution(
  world: VaultWorld,
  name: string,
  options: SendOptions = {},
): Promise<SentContribution> {
  const contributor = await world.person(name)
  const own = await makeIdentity()
  const lines = (options.rows ?? []).map((row) => JSON.stringify(row)).join("\n")
  const plain = options.plaintext ?? lines
  const recipients = options.recipients ?? [world.recipient, own.recipient]
  const encrypted = await encryptBytesFor(recipients, plain)
  const ciphertext = options.tamper?.(encrypted) ?? encrypted
  const contributionId = world.newId("contribution")
  const blobKey = `uploads/${contributionId}`
  await world.blobs.put(blobKey, ciphertext)
  await world.db.insert(contribution).values({
    ...{ id: contributionId, poolId: world.poolId, contributorId: contributor.actor.accountId, title: name },
    ...{ mediaType: "application/jsonl", state: "submitted", contributionHash: hashBytes(ciphertext) },
    ...{ plaintextByteSize: plain.length, ciphertextByteSize: ciphertext.length, blobKey },
    createdAt: world.clock.now(),
  })
  const message: ConsentMessage = {
    pool: world.poolOnChainId,
    contributionHash: hashBytes(ciphertext),
    purposes: options.purposes ?? ["label", "train"],
    expiry: String(Math.floor(world.clock.now().getTime() / 1000) + (options.expirySeconds ?? 86_400)),
    nonce: hexOf(32),
    ...options.message,
  }
  const { chainId, registryAddress } = world.vaultChain
  const signature = await contributor.wallet.signTypedData(
    consentTypedData(message, chainId, registryAddress),
  )
  return { contributionId, contributor, message, signature, ciphertext, identity: own.identity }
}

/** Asks the vault to admit what was sent. */
export function admitSent(world: VaultWorld, sent: SentContribution): Promise<VaultOutput<"admit">> {
  const { contributionId, message, signature } = sent
  const consent = { message: { ...message, purposes: [...message.purposes] }, signature }
  return world.vault.call("admit", { contributionId, consent })
}

/** Sends, admits and writes the items as the admission's verb would. */
export async function contribute(world: VaultWorld, name: string, options: SendOptions = {}) {
  const sent = await sendContribution(world, name, options)
  const admitted = await admitSent(world, sent)
  const items = admitted.rows.flatMap(({ rowNumber, item: made }) =>
    made === null ? [] : [{ ...made, id: made.itemId as Id<"item">, rowNumber }],
  )
  if (items.length > 0) {
    await world.db.insert(item).values(
      items.map(({ itemId: _itemId, ...made }) => ({
        ...made,
        poolId: world.poolId,
        contributionId: sent.contributionId,
        state: "live" as const,
        createdAt: world.clock.now(),
      })),
    )
  }
  return { ...sent, admitted, itemIds: items.map((made) => made.id) }
}

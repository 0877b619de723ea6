import { randomBytes } from "node:crypto"
import { createWalletClient, encodeFunctionData, http } from "viem"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { createWorld, type TestPerson, type World } from "@/db/testing/world"
import type { PreparedCall } from "@/server/chain/clients"
import { startTestChain, type TestChain } from "@/server/chain/testing/anvil"
import { giveGas } from "@/server/chain/token"
import { type Id, type IdNoun, makeId } from "@/server/domain/id"
import { poolDraftSchema } from "@/server/domain/pool/draft"
import { openAccount } from "@/server/services/account/open-account"
import { followChain } from "@/server/services/chain/follow-chain"
import type { ServiceContext } from "@/server/services/context"
import { createPool } from "@/server/services/pool/create-pool"
import { prepareOpen } from "@/server/services/pool/prepare-open"
import { connectVaultChain } from "@/server/vault/chain"
import { openLocalVault } from "@/server/vault/local"

type Hex = `0x${string}`

/** A world with a chain, a vault that asks it, and a pool that its owner has opened on it. */
export interface MarketWorld extends World {
  readonly testChain: TestChain
  readonly owner: TestPerson
  readonly treasury: TestPerson
  /** Whom the contract names as its arbiter. */
  readonly arbiter: TestPerson
  readonly poolId: Id<"pool">
  /** A context that acts as a job. */
  readonly job: ServiceContext
  newId<Noun extends IdNoun>(noun: Noun): Id<Noun>
  /** Has a person's wallet send a call, and waits for its block. */
  sendAs(person: TestPerson, call: PreparedCall): Promise<Hex>
  /** Reads the chain until there is nothing new. */
  follow(): Promise<number>
  /** Moves both clocks forward. */
  advance(seconds: number): Promise<void>
}

type Market = Omit<MarketWorld, "poolId">

/** A price that does not divide evenly, so that every unit has to go somewhere. */
export const marketPrice = 10_000_001n
/** Long enough that no slow machine lets it pass by itself. */
export const marketInspectionSeconds = 1800
const split = { contributorsBps: 4000, labelersBps: 4000, moderatorsBps: 1000, treasuryBps: 1000 }

export interface MarketOptions {
  /** How long a sale waits before it is divided; short where a test waits for it on the real clock. */
  readonly inspectionSeconds?: number
  /** When both clocks begin; at noon of a day in June unless told. */
  readonly startsAt?: Date
}

/**
 * Starts all of it. Both clocks begin at noon, so that no test's day ends while it runs; from then on the
 * chain's goes as the machine's does, and the world's stands until it is moved.
 */
export async function createMarketWorld(options: MarketOptions = {}): Promise<MarketWorld> {
  const startsAt = options.startsAt ?? new Date("2026-06-01T12:00:00Z")
  const testChain = await startTestChain(startsAt)
  const world = await createWorld({
    chain: async () => ({ gateway: testChain.gateway, close: testChain.close }),
    vault: async ({ databaseUrl, kek, blobs, now }) => {
      const chain = connectVaultChain(testChain.rpcUrl, testChain.deployment)
      return openLocalVault({ databaseUrl, kek, blobs, chain, now })
    },
  })
  world.clock.set(await testChain.gateway.readNow())
  const job = world.context({ kind: "job", name: "test" })
  const market: Market = {
    ...world,
    testChain,
    job,
    owner: await world.person("owner"),
    treasury: await world.person("treasury"),
    arbiter: await openArbiter(world, testChain),
    newId: (noun) => makeId(noun, world.clock.now(), randomBytes(11)),
    sendAs: (person, call) => sendAs(testChain, person, call),
    follow: () => followChain(job),
    advance: async (seconds) => {
      await testChain.advanceSeconds(seconds)
      world.clock.advanceSeconds(seconds)
    },
  }
  return { ...market, poolId: await openMarketPool(market, options) }
}

async function openArbiter(world: World, { accounts }: TestChain): Promise<TestPerson> {
  const wallet = accounts.operator
  return { wallet, actor: await openAccount(world.clock, world.db, wallet.address) }
}

/** The terms of a test's pool. */
export function marketDraft(treasuryAddress: Hex, { inspectionSeconds }: MarketOptions = {}) {
  return poolDraftSchema.parse({
    name: "Convincing arguments",
    purpose: "Arguments, and which of two convinces more.",
    itemSchema: {
      fields: [{ name: "text", type: "text", isRequired: true, description: "", minLength: 3 }],
      bodyField: "text",
    },
    mediaTypes: ["application/jsonl"],
    licenceId: "CC-BY-4.0",
    licenceText: null,
    priceAmount: marketPrice,
    split,
    treasuryAddress,
    grantDurationSeconds: 86_400,
    inspectionSeconds: inspectionSeconds ?? marketInspectionSeconds,
  })
}

/** Opens a pool as an owner's clicks would: draft, vault key, wallet, chain. */
export async function openMarketPool(market: Market, options: MarketOptions = {}): Promise<Id<"pool">> {
  const { owner, treasury } = market
  const draft = marketDraft(treasury.actor.address, options)
  const { poolId } = await createPool(market.context(owner.actor), draft)
  const { call } = await prepareOpen(market.context(owner.actor), { poolId })
  await market.sendAs(owner, {
    to: call.address,
    data: encodeFunctionData({ abi: poolRegistryAbi, ...call }),
  })
  await market.follow()
  return poolId
}

async function sendAs(testChain: TestChain, person: TestPerson, call: PreparedCall): Promise<Hex> {
  const { client, deployment, rpcUrl } = testChain
  await giveGas(client, deployment, person.wallet.address, 10n ** 19n)
  const wallet = createWalletClient({ account: person.wallet, chain: client.chain, transport: http(rpcUrl) })
  const hash = await wallet.sendTransaction(call)
  const { status } = await client.waitForTransactionReceipt({ hash })
  if (status !== "success") throw new Error(`transaction ${hash} reverted`)
  return hash
}

import { readFile, writeFile } from "node:fs/promises"
import { keccak256, stringToHex, toHex } from "viem"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { DomainError, type ErrorCode } from "@/server/domain/errors"
import {
  type PurchaseAuthorization,
  purchaseNonce,
  purchaseTypedData,
  type UnsignedPurchase,
} from "@/server/domain/grant/purchase-authorization"
import { buildMerkleTree, merkleLeafHash } from "@/server/domain/payout/merkle"
import {
  grantOnChainId,
  nextAnchorHead,
  poolOnChainId,
  releaseOnChainId,
} from "@/server/domain/pool/on-chain"
import { readGrant } from "./access-grants"
import { connectChain, type PreparedCall } from "./clients"
import { deployAll } from "./deploy"
import type { ChainEvent, ChainEventOf } from "./events"
import { createChainGateway } from "./gateway-viem"
import { createSender } from "./relayer-nonce"
import { startTestChain, type TestAccountName, type TestChain } from "./testing/anvil"
import { readClaimed, readPool, readRelease } from "./testing/read-state"
import {
  prepareApprove,
  prepareChallenge,
  prepareClosePool,
  prepareOpenPool,
  preparePublishRelease,
  preparePurchase,
  prepareResolve,
  prepareTerminate,
  prepareWithdrawRelease,
} from "./testing/wallet-calls"

type Hex = `0x${string}`

const price = 5_000_000n
const terms = keccak256(stringToHex("terms"))
const wordOf = (text: string): Hex => keccak256(stringToHex(text))

let chain: TestChain

beforeAll(async () => {
  chain = await startTestChain()
})

afterAll(async () => {
  await chain?.close()
})

function send(by: TestAccountName, call: PreparedCall): Promise<Hex> {
  return createSender(chain.client, chain.keys[by]).send(call)
}

/** A pool with one release on sale, under names of its own. */
async function openShop(name: string): Promise<{ pool: Hex; release: Hex; number: bigint }> {
  const { deployment, accounts } = chain
  const pool = poolOnChainId(accounts.owner.address, wordOf(name))
  await send(
    "owner",
    prepareOpenPool(deployment, wordOf(name), {
      operator: accounts.operator.address,
      token: deployment.addresses.token,
      treasury: accounts.owner.address,
      guardian: accounts.owner.address,
      split: { contributorsBps: 4000, labelersBps: 4000, moderatorsBps: 1000, treasuryBps: 1000 },
      challengeSeconds: deployment.windows.challengeSeconds,
      termsHash: terms,
    }),
  )
  await send("owner", preparePublishRelease(deployment, offerOf(pool, name)))
  const release = releaseOnChainId(pool, wordOf(`${name} manifest`))
  return { pool, release, number: (await readRelease(chain.client, deployment, release)).number }
}

function offerOf(pool: Hex, name: string) {
  return {
    poolOnChainId: pool,
    manifestRoot: wordOf(`${name} manifest`),
    termsHash: terms,
    priceAmount: price,
    durationSeconds: 3600,
    inspectionSeconds: chain.deployment.windows.minimumInspectionSeconds,
  }
}

async function sign(release: Hex, change: Partial<UnsignedPurchase> = {}): Promise<PurchaseAuthorization> {
  const { address } = chain.accounts.buyer
  const purchase: UnsignedPurchase = {
    ...{ payer: address, buyer: address, priceAmount: `${price}`, maxPriceAmount: `${price}` },
    ...{ termsHash: terms, salt: wordOf(`${Math.random()}`), validAfter: "0", validBefore: "99999999999" },
    ...change,
  }
  const { token, addresses, chainId } = chain.deployment
  const typedData = purchaseTypedData(
    { name: token.name, version: token.version, chainId, address: addresses.token },
    addresses.grants,
    release,
    purchase,
  )
  return { ...purchase, signature: await chain.accounts.buyer.signTypedData(typedData) }
}

async function eventsSince(fromBlock: bigint): Promise<readonly ChainEvent[]> {
  return (await chain.gateway.readEvents(fromBlock)).events
}

function only<Name extends ChainEvent["name"]>(
  events: readonly ChainEvent[],
  name: Name,
): ChainEventOf<Name> {
  const found = events.find((event): event is ChainEventOf<Name> => event.name === name)
  if (found === undefined) throw new Error(`no ${name} among ${events.map((event) => event.name).join(", ")}`)
  return found
}

async function refusal(work: Promise<unknown>): Promise<ErrorCode> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`not a refusal: ${error}`)
  return error.code
}

describe("the whole way of money", () => {
  it("goes from a buyer's signature through escrow and an epoch to the people", async () => {
    const { gateway, accounts, deployment } = chain
    const { pool, release, number } = await openShop("whole")
    await gateway.fillWallet(accounts.buyer.address, price, 10n ** 18n)
    const startBlock = (await chain.client.getBlockNumber()) + 1n

    const authorization = await sign(release)
    await gateway.purchaseWithAuthorization(release, authorization)
    const nonce = purchaseNonce(deployment.chainId, deployment.addresses.grants, release, authorization)
    expect(await gateway.isAuthorizationUsed(accounts.buyer.address, nonce)).toBe(true)
    const grantId = grantOnChainId(number, accounts.buyer.address, 0)
    expect(await gateway.isGrantActive(grantId)).toBe(true)
    expect((await readGrant(chain.client, deployment, grantId))?.status).toBe("escrowed")

    expect(await refusal(gateway.settleGrant(grantId))).toBe("WRONG_STATE")
    await chain.advanceSeconds(deployment.windows.minimumInspectionSeconds)
    await gateway.settleGrant(grantId)
    expect((await gateway.readPayouts(pool)).fundedAmount).toBe(price)

    const tree = buildMerkleTree(
      {
        chainId: deployment.chainId,
        payouts: deployment.addresses.payouts,
        poolOnChainId: pool,
        token: deployment.addresses.token,
      },
      [
        { account: accounts.contributor.address, cumulativeAmount: 3_000_000n },
        { account: accounts.labeler.address, cumulativeAmount: 2_000_000n },
      ],
    )
    await gateway.proposeRoot(pool, tree.root, tree.cumulativeTotalAmount, wordOf("transcript"))
    const proposed = await gateway.readPayouts(pool)
    expect(proposed.proposedRoot).toBe(tree.root)
    expect(await refusal(gateway.acceptRoot(pool))).toBe("WRONG_STATE")
    await chain.advanceSeconds(deployment.windows.challengeSeconds)
    expect((await gateway.readNow()).getTime()).toBeGreaterThanOrEqual(proposed.acceptableAt?.getTime() ?? 0)
    await gateway.acceptRoot(pool)

    const calls = tree.leaves.map(({ account, cumulativeAmount }) => ({
      poolOnChainId: pool,
      account,
      cumulativeAmount,
      proof: tree.proofOf(account) ?? [],
    }))
    await gateway.claimMany(calls)
    await gateway.claimMany(calls)
    expect(await gateway.readTokenBalance(accounts.contributor.address)).toBe(3_000_000n)
    expect(await readClaimed(chain.client, deployment, pool, accounts.labeler.address)).toBe(2_000_000n)
    expect(await gateway.readPayouts(pool)).toMatchObject({ claimedAmount: price, acceptedRoot: tree.root })

    const events = await eventsSince(startBlock)
    expect(only(events, "GrantPurchased").args).toMatchObject({ grantId, paidAmount: price })
    expect(only(events, "RootAccepted").args.root).toBe(tree.root)
    expect(events.filter(({ name }) => name === "Claimed")).toHaveLength(2)
    expect(events.filter(({ name }) => name === "ClaimSkipped")).toHaveLength(2)
  })

  it("computes the leaf that the contract computes", async () => {
    const { deployment, accounts } = chain
    const { pool } = await openShop("leaf")
    const leaf = { account: accounts.labeler.address, cumulativeAmount: 42n }
    const { payoutsAbi } = await import("@/contracts/abi/payouts")
    const onChain = await chain.client.readContract({
      address: deployment.addresses.payouts,
      abi: payoutsAbi,
      functionName: "leafOf",
      args: [pool, leaf.account, leaf.cumulativeAmount],
    })
    const domain = { ...deployment.addresses, chainId: deployment.chainId, poolOnChainId: pool }
    expect(merkleLeafHash(domain, leaf)).toBe(onChain)
  })
})

describe("a purchase by signature", () => {
  it("is refused for another release, buyer, limit or terms, twice, and without money", async () => {
    const { gateway, accounts } = chain
    const { release } = await openShop("signed")
    const other = await openShop("signed other")
    await gateway.fillWallet(accounts.buyer.address, price, 10n ** 18n)
    const authorization = await sign(release)
    const changed = { ...authorization, buyer: accounts.relayer.address }
    expect(await refusal(gateway.purchaseWithAuthorization(other.release, authorization))).toBe("FORBIDDEN")
    expect(await refusal(gateway.purchaseWithAuthorization(release, changed))).toBe("FORBIDDEN")
    const wrongTerms = { ...authorization, termsHash: wordOf("other") }
    expect(await refusal(gateway.purchaseWithAuthorization(release, wrongTerms))).toBe("CONFLICT")
    const lowLimit = { ...authorization, maxPriceAmount: "1" }
    expect(await refusal(gateway.purchaseWithAuthorization(release, lowLimit))).toBe("CONFLICT")

    await gateway.purchaseWithAuthorization(release, authorization)
    expect(await refusal(gateway.purchaseWithAuthorization(release, authorization))).toBe("CONFLICT")
    const balance = await gateway.readTokenBalance(accounts.buyer.address)
    expect(balance).toBeLessThan(price)
    expect(await refusal(gateway.purchaseWithAuthorization(release, await sign(release)))).toBe(
      "INSUFFICIENT_FUNDS",
    )
    const late = await sign(release, { validBefore: "1" })
    expect(await refusal(gateway.purchaseWithAuthorization(release, late))).toBe("EXPIRED")
  })
})

describe("a purchase by allowance", () => {
  it("can be challenged, resolved, and terminated once settled", async () => {
    const { gateway, accounts, deployment } = chain
    const { pool, release, number } = await openShop("allowance")
    const { address } = accounts.buyer
    await gateway.fillWallet(address, 10n * price, 10n ** 18n)
    const before = await gateway.readTokenBalance(address)
    await send("buyer", prepareApprove(deployment, deployment.addresses.grants, 10n * price))
    await send("buyer", preparePurchase(deployment, release, address, price, terms))
    const grantId = grantOnChainId(number, address, 0)
    await send("buyer", prepareChallenge(deployment, grantId, wordOf("reason")))
    expect(await gateway.isGrantActive(grantId)).toBe(false)
    await send("operator", prepareResolve(deployment, grantId, price / 5n))
    expect(await gateway.readTokenBalance(address)).toBe(before - price + price / 5n)
    expect((await gateway.readPayouts(pool)).fundedAmount).toBe(price - price / 5n)
    expect(await refusal(send("buyer", prepareTerminate(deployment, grantId, wordOf("breach"))))).toBe(
      "FORBIDDEN",
    )
    await send("owner", prepareTerminate(deployment, grantId, wordOf("breach")))
    expect((await readGrant(chain.client, deployment, grantId))?.status).toBe("terminated")
    expect(await readGrant(chain.client, deployment, 1n)).toBeNull()
  })
})

describe("a pool's registry", () => {
  it("anchors in a chain of hashes, withdraws, closes", async () => {
    const { deployment, gateway } = chain
    const { pool, release } = await openShop("registry")
    const startBlock = (await chain.client.getBlockNumber()) + 1n
    await gateway.anchor(pool, wordOf("root"), 3)
    const head = nextAnchorHead(pool, wordOf("root"), 3n)
    expect((await readPool(chain.client, deployment, pool)).anchorHead).toBe(head)
    expect(only(await eventsSince(startBlock), "Anchored").args).toMatchObject({ head, count: 3n })
    expect(await refusal(send("buyer", prepareWithdrawRelease(deployment, release)))).toBe("FORBIDDEN")
    await send("owner", prepareWithdrawRelease(deployment, release))
    await send("owner", prepareClosePool(deployment, pool))
    expect((await readPool(chain.client, deployment, pool)).isClosed).toBe(true)
    const again = preparePublishRelease(deployment, offerOf(pool, "registry 2"))
    expect(await refusal(send("owner", again))).toBe("WRONG_STATE")
  })
})

describe("the sender", () => {
  it("sends many at once from one key without losing a nonce", async () => {
    const { gateway, accounts } = chain
    const before = await gateway.readTokenBalance(accounts.labeler.address)
    await Promise.all(
      Array.from({ length: 12 }, () => gateway.fillWallet(accounts.labeler.address, 1n, 10n ** 18n)),
    )
    expect((await gateway.readTokenBalance(accounts.labeler.address)) - before).toBe(12n)
  })

  it("takes the next nonce when another process has taken its own", async () => {
    const { accounts, deployment, keys, rpcUrl } = chain
    const gateways = Array.from({ length: 4 }, () =>
      createChainGateway({
        rpcUrl,
        deployment,
        operatorPrivateKey: keys.operator,
        relayerPrivateKey: keys.relayer,
      }),
    )
    const before = await chain.gateway.readTokenBalance(accounts.labeler.address)
    const outcomes = await Promise.allSettled(
      gateways.map((one) => one.fillWallet(accounts.labeler.address, 1n, 10n ** 18n)),
    )
    const done = outcomes.filter(({ status }) => status === "fulfilled").length
    expect((await chain.gateway.readTokenBalance(accounts.labeler.address)) - before).toBe(BigInt(done))
    expect(done).toBe(4)
  })

  it("says that the chain did not answer, when it does not", async () => {
    const { deployment, keys } = chain
    const lost = createChainGateway({
      rpcUrl: "http://127.0.0.1:9",
      deployment,
      operatorPrivateKey: keys.operator,
    })
    expect(await refusal(lost.readEvents(0n))).toBe("CHAIN_UNAVAILABLE")
    expect(await refusal(lost.settleGrant(1n))).toBe("CHAIN_UNAVAILABLE")
  })

  it("makes money on the local chain alone", async () => {
    const { deployment, keys, rpcUrl, accounts } = chain
    const real = createChainGateway({
      rpcUrl,
      deployment: { ...deployment, chainId: 1 },
      operatorPrivateKey: keys.operator,
    })
    expect(await refusal(real.fillWallet(accounts.buyer.address, 1n, 1n))).toBe("FORBIDDEN")
  })
})

describe("the follower", () => {
  it("reads on where it stopped, and shows that a block was replaced", async () => {
    const { client, gateway, accounts } = chain
    const first = await gateway.readEvents(chain.deployment.startBlock)
    expect(first.events.length).toBeGreaterThan(0)
    const idle = await gateway.readEvents(first.nextBlock)
    expect(idle).toMatchObject({ events: [], nextBlock: first.nextBlock, parentHash: first.blockHash })

    const snapshot = await client.request<{ Method: "evm_snapshot"; Parameters: []; ReturnType: Hex }>({
      method: "evm_snapshot",
      params: [],
    })
    await gateway.fillWallet(accounts.labeler.address, 1n, 10n ** 18n)
    const kept = await gateway.readEvents(first.nextBlock)
    expect(kept.nextBlock).toBe(first.nextBlock + 1n)
    await client.request<{ Method: "evm_revert"; Parameters: [Hex]; ReturnType: boolean }>({
      method: "evm_revert",
      params: [snapshot],
    })
    expect((await gateway.readEvents(kept.nextBlock)).parentHash).toBeNull()
    await gateway.fillWallet(accounts.labeler.address, 2n, 10n ** 18n)
    expect((await gateway.readEvents(kept.nextBlock)).parentHash).not.toBe(kept.blockHash)
    expect(await gateway.readBlockHash(first.nextBlock - 1n)).toBe(first.blockHash)
    expect(await gateway.readOutcome(toHex(1, { size: 32 }))).toBeNull()
  })
})

describe("a deployment", () => {
  it("is found again, and made anew on a local chain that has lost it", async () => {
    const { rpcUrl, deployment, deploymentFile, keys } = chain
    const options = { rpcUrl, chainId: 31337, deploymentFile, operatorPrivateKey: keys.operator }
    expect(await deployAll(options)).toEqual(deployment)
    const nowhere = `0x${"12".repeat(20)}`
    const text = await readFile(deploymentFile, "utf8")
    await writeFile(`${deploymentFile}.lost`, text.replace(deployment.addresses.grants, nowhere))
    const anew = await deployAll({ ...options, deploymentFile: `${deploymentFile}.lost` })
    expect(anew.addresses.grants).not.toBe(nowhere)
    const symbol = await connectChain(options).readContract({
      address: anew.addresses.token,
      abi: developmentUsdAbi,
      functionName: "symbol",
    })
    expect(symbol).toBe(anew.token.symbol)
  })

  it("is refused on a local chain that has lost it under a database with people", async () => {
    const { rpcUrl, deployment, deploymentFile, keys } = chain
    const lostFile = `${deploymentFile}.lost-under-people`
    const text = await readFile(deploymentFile, "utf8")
    await writeFile(lostFile, text.replace(deployment.addresses.grants, `0x${"12".repeat(20)}`))
    const options = { rpcUrl, chainId: 31337, deploymentFile: lostFile, operatorPrivateKey: keys.operator }
    await expect(deployAll({ ...options, mayDeployAgain: async () => false })).rejects.toThrow(
      /has lost the contracts/,
    )
  })

  it("is refused where the node is of another chain", async () => {
    const { rpcUrl, deploymentFile, keys } = chain
    await expect(
      deployAll({ rpcUrl, chainId: 1, deploymentFile, operatorPrivateKey: keys.operator }),
    ).rejects.toThrow(/31337/)
  })
})

import { eq, inArray } from "drizzle-orm"
import { createWalletClient, http } from "viem"
import { afterAll, beforeAll, expect, test } from "vitest"
import { chainEvent, claim, earning, epoch } from "@/db/schema"
import { buyGrant, makeBuyer, settleAll } from "@/db/testing/market/buy"
import { contributeTexts, makeLabels, sellRelease } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld, marketPrice } from "@/db/testing/market/market-world"
import type { PreparedCall } from "@/server/chain/clients"
import type { ChainGateway } from "@/server/chain/gateway"
import { prepareAccept, prepareClaimMany, preparePropose } from "@/server/chain/payouts"
import { mineBlocks, setMining } from "@/server/chain/testing/rollback"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { followChain } from "../chain/follow-chain"
import { claimAll } from "../claim/claim-all"
import { sendClaims } from "../claim/send-claims"
import type { ServiceContext } from "../context"
import { checkLedger } from "../ledger/check-ledger"
import { advanceEpochs } from "./advance-epochs"
import { checkMoney } from "./check-money"
import { closeEpoch } from "./close-epoch"

const names = ["ann", "dan", "eve", "mod", "treasury"] as const

let market: MarketWorld
let releaseId: Id<"release">
let salesCount = 0

beforeAll(async () => {
  market = await createMarketWorld()
  const ann = await contributeTexts(market, "ann", ["first text", "second text"])
  const { projectId } = await makeLabels(market, [
    { itemId: ann.itemIds[0] as Id<"item">, points: { dan: 7n, eve: 3n }, moderator: "mod" },
  ])
  releaseId = await sellRelease(market, projectId)
})
afterAll(() => market?.close())

const die = (): never => {
  throw new Error("killed")
}
const owner = () => market.context(market.owner.actor)
const as = async (name: string) => market.context((await market.person(name)).actor)
const close = (context = owner()) => closeEpoch(context, { poolId: market.poolId })

/** A worker whose chain dies at some call. */
const dying = (parts: Partial<ChainGateway>): ServiceContext => ({
  ...market.job,
  chain: { ...market.chain, ...parts },
})

/** A worker that dies in the middle of recording what it reads: the nth time that it looks at its clock. */
function dyingAtLook(count: number): ServiceContext {
  let looks = 0
  return { ...market.job, now: () => (++looks >= count ? die() : market.clock.now()) }
}

/** Hands a call to the node with a key of the worker's and dies before any block has it. */
async function sendAndDie(key: "operator" | "relayer", call: PreparedCall): Promise<never> {
  const { client, rpcUrl, accounts } = market.testChain
  await setMining(client, false)
  const wallet = createWalletClient({ account: accounts[key], chain: client.chain, transport: http(rpcUrl) })
  await wallet.sendTransaction(call)
  return die()
}

async function openWindow(): Promise<void> {
  await advanceEpochs(market.job)
  await market.follow()
  await market.advance(7)
}

async function askForClaims(): Promise<void> {
  for (const name of names) {
    await claimAll(await as(name)).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== "NOTHING_TO_DO") throw error
    })
  }
}

async function acceptedEpoch(): Promise<void> {
  await close()
  await openWindow()
  await advanceEpochs(market.job)
  await market.follow()
  await askForClaims()
}

/** Where a worker is killed, and what it was doing. */
const deaths: readonly { readonly at: string; readonly dieThere: () => Promise<unknown> }[] = [
  {
    at: "closing, before anything is written",
    dieThere: () => close({ ...owner(), jobs: { add: async () => die() } }),
  },
  {
    at: "proposing, before anything is sent",
    dieThere: () => close().then(() => advanceEpochs(dying({ proposeRoot: async () => die() }))),
  },
  {
    at: "proposing, sent and in no block",
    dieThere: async () => {
      await close()
      const { deployment } = market.testChain
      const proposeRoot: ChainGateway["proposeRoot"] = (...args) =>
        sendAndDie("operator", preparePropose(deployment, ...args))
      await advanceEpochs(dying({ proposeRoot }))
    },
  },
  {
    at: "proposing, in a block and not noted",
    dieThere: async () => {
      await close()
      await advanceEpochs(dying({ proposeRoot: (...args) => market.chain.proposeRoot(...args).then(die) }))
    },
  },
  {
    at: "recording the proposal",
    dieThere: () =>
      close()
        .then(() => advanceEpochs(market.job))
        .then(() => followChain(dyingAtLook(3))),
  },
  {
    at: "accepting, sent and in no block",
    dieThere: async () => {
      await close()
      await openWindow()
      const { deployment } = market.testChain
      const acceptRoot: ChainGateway["acceptRoot"] = (pool) =>
        sendAndDie("relayer", prepareAccept(deployment, pool))
      await advanceEpochs(dying({ acceptRoot }))
    },
  },
  {
    at: "accepting, in a block and not noted",
    dieThere: async () => {
      await close()
      await openWindow()
      await advanceEpochs(dying({ acceptRoot: (pool) => market.chain.acceptRoot(pool).then(die) }))
    },
  },
  {
    at: "recording the acceptance",
    dieThere: async () => {
      await close()
      await openWindow()
      await advanceEpochs(market.job)
      await followChain(dyingAtLook(3))
    },
  },
  {
    at: "paying, sent and in no block",
    dieThere: async () => {
      await acceptedEpoch()
      const { deployment } = market.testChain
      const claimMany: ChainGateway["claimMany"] = (calls) =>
        sendAndDie("relayer", prepareClaimMany(deployment, calls))
      await sendClaims(dying({ claimMany }))
    },
  },
  {
    at: "paying, in a block and not noted",
    dieThere: async () => {
      await acceptedEpoch()
      await sendClaims(dying({ claimMany: (calls) => market.chain.claimMany(calls).then(die) }))
    },
  },
  {
    at: "recording the payments",
    dieThere: async () => {
      await acceptedEpoch()
      await sendClaims(market.job)
      await followChain(dyingAtLook(6))
    },
  },
]

/** What the next workers do, knowing nothing of the one that was killed. */
async function resume(): Promise<void> {
  const again = [advanceEpochs(market.job), sendClaims(market.job)]
  await setMining(market.testChain.client, true)
  await mineBlocks(market.testChain.client, 1)
  await Promise.all(again)
  await market.follow()
  const waiting = await market.db.$count(epoch, inArray(epoch.state, ["open"]))
  if (waiting > 0) await close()
  await openWindow()
  await advanceEpochs(market.job)
  await market.follow()
  await askForClaims()
  market.clock.advanceSeconds(61)
  await sendClaims(market.job)
  await market.follow()
}

test.each(deaths)(
  "killed while $at, another worker finishes: nobody is paid twice, nothing is lost",
  async ({ dieThere }) => {
    salesCount += 1
    await buyGrant(market, await makeBuyer(market, `buyer ${salesCount}`), releaseId)
    await settleAll(market)
    await expect(dieThere()).rejects.toThrow("killed")
    await resume()

    const paidAmount = BigInt(salesCount) * marketPrice
    const balances = await Promise.all(
      names.map(async (name) => market.chain.readTokenBalance((await market.person(name)).actor.address)),
    )
    expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(paidAmount)
    const epochs = await market.db.select().from(epoch)
    expect(epochs.map(({ state }) => state)).toEqual(Array(salesCount).fill("accepted"))
    const events = await market.db.select().from(chainEvent)
    for (const name of ["RootProposed", "RootAccepted"]) {
      expect(events.filter((event) => event.name === name)).toHaveLength(salesCount)
    }
    expect(await market.db.$count(earning, eq(earning.state, "claimed"))).toBe(
      await market.db.$count(earning),
    )
    expect(await market.db.$count(claim, inArray(claim.state, ["queued", "sent"]))).toBe(0)
    expect(await checkMoney(market.job)).toMatchObject([
      { fundedAmount: paidAmount, claimedAmount: paidAmount, dustAmount: 0n, isSound: true },
    ])
    expect(await checkLedger(market.job)).toMatchObject({ isSound: true })
  },
)

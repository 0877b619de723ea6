import { eq } from "drizzle-orm"
import { encodeFunctionData } from "viem"
import type { z } from "zod"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { bounty } from "@/db/schema"
import type { TestPerson } from "@/db/testing/world"
import type { Id } from "@/server/domain/id"
import { confirmFunding } from "@/server/services/bounty/confirm-funding"
import { createBounty } from "@/server/services/bounty/create-bounty"
import { createCall, type createCallInput } from "@/server/services/bounty/create-call"
import { prepareFunding } from "@/server/services/bounty/prepare-funding"
import type { MarketWorld } from "./market-world"

export interface BountyWish {
  readonly projectId: Id<"project">
  readonly rewardAmount: bigint
  readonly rewardCount: number
  readonly endsAt?: Date | null
}

/** Sends the money of a bounty as its funder's wallet does: an allowance, then the funding. Answers the latter's hash. */
export async function sendFunding(market: MarketWorld, funder: TestPerson, bountyId: Id<"bounty">) {
  const {
    calls: [approve, fund],
  } = await prepareFunding(market.context(funder.actor), { bountyId })
  const allowance = encodeFunctionData({ abi: developmentUsdAbi, ...approve })
  await market.sendAs(funder, { to: approve.address, data: allowance })
  const data = encodeFunctionData({ abi: payoutsAbi, ...fund })
  return market.sendAs(funder, { to: fund.address, data })
}

/** A bounty whose money has come, as a person's clicks and the worker bring it about. */
export async function makeBounty(
  market: MarketWorld,
  funder: TestPerson,
  { endsAt = null, ...wish }: BountyWish,
): Promise<Id<"bounty">> {
  const { bountyId } = await createBounty(market.context(funder.actor), { ...wish, endsAt })
  await fund(market, funder, bountyId)
  return bountyId
}

export type CallWish = Pick<z.infer<typeof createCallInput>, "rewardAmount" | "rewardCount"> &
  Partial<z.infer<typeof createCallInput>>

/** A call for contributions to the market's pool whose money has come. */
export async function makeCall(
  market: MarketWorld,
  funder: TestPerson,
  wish: CallWish,
): Promise<Id<"bounty">> {
  const { bountyId } = await createCall(market.context(funder.actor), {
    ...{ poolId: market.poolId, wanted: "Texts of this year", perContributorCount: null, endsAt: null },
    ...wish,
  })
  await fund(market, funder, bountyId)
  return bountyId
}

async function fund(market: MarketWorld, funder: TestPerson, bountyId: Id<"bounty">): Promise<void> {
  await market.chain.fillWallet(funder.actor.address, 1_000_000_000n, 10n ** 18n)
  const context = market.context(funder.actor)
  const transactionHash = await sendFunding(market, funder, bountyId)
  await confirmFunding(context, { bountyId, transactionHash })
  await market.follow()
}

/** A bounty as it stands in the database. */
export async function readBounty(market: MarketWorld, bountyId: Id<"bounty">) {
  const [row] = await market.db.select().from(bounty).where(eq(bounty.id, bountyId))
  if (row === undefined) throw new Error("no bounty")
  return row
}

import { and, desc, eq } from "drizzle-orm"
import { encodeFunctionData } from "viem"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { grant } from "@/db/schema"
import type { TestPerson } from "@/db/testing/world"
import { makeIdentity } from "@/server/domain/envelope/age"
import type { Id } from "@/server/domain/id"
import { preparePurchase } from "@/server/services/grant/prepare-purchase"
import { purchaseGrant } from "@/server/services/grant/purchase-grant"
import { sendPurchase } from "@/server/services/grant/send-purchase"
import { settleGrants } from "@/server/services/grant/settle-grants"
import { createOrganization } from "@/server/services/organization/create-organization"
import { setRecipient } from "@/server/services/organization/set-recipient"
import { type MarketWorld, marketInspectionSeconds } from "./market-world"

/** A buyer with an organization, its reading key and enough money. */
export async function makeBuyer(market: MarketWorld, name: string) {
  const person = await market.person(name)
  const context = market.context(person.actor)
  const { organizationId } = await createOrganization(context, { name: `${name} Ltd` })
  const { identity, recipient } = await makeIdentity()
  await setRecipient(context, { organizationId, recipient })
  await market.chain.fillWallet(person.actor.address, 1_000_000_000n, 10n ** 18n)
  return { person, context, organizationId, identity }
}

export type Buyer = Awaited<ReturnType<typeof makeBuyer>>

/** What a buyer's wallet signs for a release. */
export async function signOrder(buyer: Buyer, releaseId: Id<"release">, signer: TestPerson = buyer.person) {
  const { organizationId } = buyer
  const { purchase, typedData, nonce } = await preparePurchase(buyer.context, { releaseId, organizationId })
  const signature = await signer.wallet.signTypedData(typedData)
  return { order: { releaseId, organizationId, authorization: purchase, signature }, nonce }
}

/** Buys a grant as a person's clicks and the worker would. */
export async function buyGrant(market: MarketWorld, buyer: Buyer, releaseId: Id<"release">) {
  const { order, nonce } = await signOrder(buyer, releaseId)
  await purchaseGrant(buyer.context, order)
  await sendPurchase(market.job, { nonce })
  await market.follow()
  const [row] = await market.db
    .select()
    .from(grant)
    .where(and(eq(grant.releaseId, releaseId), eq(grant.buyerAddress, buyer.person.actor.address)))
    // A renewal begins after the one before it; ids of one moment come in no order.
    .orderBy(desc(grant.startsAt))
    .limit(1)
  if (row === undefined) throw new Error("the chain has no grant")
  return row
}

/** Lets every inspection window pass and settles. */
export async function settleAll(market: MarketWorld): Promise<void> {
  await market.advance(marketInspectionSeconds + 1)
  await settleGrants(market.job)
  await market.follow()
}

/** Sends all money of a buyer's wallet away, so that it holds nothing. */
export async function spendAll(market: MarketWorld, buyer: Buyer): Promise<void> {
  const amount = await market.chain.readTokenBalance(buyer.person.actor.address)
  const data = encodeFunctionData({
    abi: developmentUsdAbi,
    functionName: "transfer",
    args: [market.treasury.wallet.address, amount],
  })
  await market.sendAs(buyer.person, { to: market.testChain.deployment.addresses.token, data })
}

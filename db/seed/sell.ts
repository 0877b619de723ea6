import { setTimeout as pause } from "node:timers/promises"
import { and, eq } from "drizzle-orm"
import { epoch, grant, release } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { closeEpoch } from "@/server/services/epoch/close-epoch"
import { fillWallet } from "@/server/services/faucet/fill-wallet"
import { getPurchaseStatus } from "@/server/services/grant/get-purchase-status"
import { preparePurchase } from "@/server/services/grant/prepare-purchase"
import { purchaseGrant } from "@/server/services/grant/purchase-grant"
import { confirmPublish } from "@/server/services/release/confirm-publish"
import { cutRelease } from "@/server/services/release/cut-release"
import { preparePublish } from "@/server/services/release/prepare-publish"
import type { SeedPerson } from "./people"
import type { Stage } from "./stage"

const longestWaitSeconds = 180

export interface ReleaseWish {
  readonly projectId: Id<"project">
  readonly name: string
  readonly description: string
}

/** Cuts a release, publishes it from the owner's wallet and waits until the chain has it on sale. */
export async function publishRelease(
  stage: Stage,
  owner: SeedPerson,
  wish: ReleaseWish,
): Promise<Id<"release">> {
  const context = stage.context(owner.actor)
  const { releaseId } = await cutRelease(context, wish)
  await stage.runJobs()
  const { call } = await preparePublish(context, { releaseId })
  const transactionHash = await stage.sendCall(owner.wallet, call)
  await confirmPublish(context, { releaseId, transactionHash })
  await stage.runJob("followChain", {})
  const [row] = await context.db
    .select({ state: release.state })
    .from(release)
    .where(eq(release.id, releaseId))
  if (row?.state !== "on_sale") throw new Error("The release did not go on sale.")
  return releaseId
}

/** A buyer signs once; the relayer buys the grant for them. */
export async function buyGrant(
  stage: Stage,
  buyer: SeedPerson,
  order: { readonly releaseId: Id<"release">; readonly organizationId: Id<"organization"> },
): Promise<Id<"grant">> {
  const context = stage.context(buyer.actor)
  await fillWallet(context)
  const { typedData, purchase } = await preparePurchase(context, order)
  const signature = await buyer.wallet.signTypedData(typedData)
  const { nonce } = await purchaseGrant(context, { ...order, authorization: purchase, signature })
  await stage.runJobs()
  await stage.runJob("followChain", {})
  const { grantId, failureReason } = await getPurchaseStatus(context, { nonce })
  if (grantId === null) throw new Error(`The purchase did not go through: ${failureReason}`)
  return grantId
}

/** Waits until the inspection is over and the sale's money has been divided. */
export async function settleSale(stage: Stage, grantId: Id<"grant">): Promise<void> {
  const { db } = stage.context({ kind: "stranger" })
  await until("the sale to settle", async () => {
    await stage.runJob("settleGrants", {})
    await stage.runJob("followChain", {})
    const [row] = await db.select({ state: grant.state }).from(grant).where(eq(grant.id, grantId))
    return row?.state === "settled"
  })
}

/** Closes the pool's epoch and waits until its root is accepted. @returns seconds it took */
export async function closePoolEpoch(stage: Stage, owner: SeedPerson, poolId: Id<"pool">): Promise<number> {
  const startedAt = performance.now()
  const context = stage.context(owner.actor)
  const { epochId } = await closeEpoch(context, { poolId })
  await until("the root to be accepted", async () => {
    await stage.runJobs()
    await stage.runJob("advanceEpochs", {})
    await stage.runJob("followChain", {})
    const [row] = await context.db
      .select({ state: epoch.state })
      .from(epoch)
      .where(and(eq(epoch.id, epochId), eq(epoch.poolId, poolId)))
    return row?.state === "accepted"
  })
  return (performance.now() - startedAt) / 1000
}

/** Tries again every half second: windows on the chain pass in real time. */
async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  const endAt = performance.now() + longestWaitSeconds * 1000
  while (!(await isDone())) {
    if (performance.now() > endAt) throw new Error(`Waited ${longestWaitSeconds} s for ${what}.`)
    await pause(500)
  }
}

import "server-only"
import { and, eq, lte } from "drizzle-orm"
import { claim, epoch, grant, purchase } from "@/db/schema"
import {
  findRelayPause,
  type RelayPurpose,
  relayDayOf,
  relayPurposes,
} from "@/server/domain/chain/relay-limits"
import { DomainError } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { isDue } from "../grant/settle-grants"
import { readSpent } from "../relay/read-spent"

const daySeconds = 86_400

/** What the relayer has paid today, and what waits for it and why. Amounts in wei of the chain's coin. */
export async function getRelayStatus(context: ServiceContext) {
  requireCan(context, "site.read")
  const { relayLimits } = context.chain
  const [{ dayWei }, gasPriceWei, counts] = await Promise.all([
    readSpent(context.db, context.now(), null),
    readGasPrice(context),
    countWaiting(context),
  ])
  return {
    spentWei: dayWei,
    dayWei: relayLimits.dayWei,
    /** Null while no node answers. */
    gasPriceWei,
    gasPriceCapWei: relayLimits.gasPriceWei,
    renewsAt: new Date(relayDayOf(context.now()).getTime() + daySeconds * 1000),
    waiting: relayPurposes.map((purpose) => ({
      purpose,
      count: counts[purpose],
      pause: findRelayPause(purpose, dayWei, gasPriceWei ?? 0n, relayLimits),
    })),
  }
}

async function readGasPrice({ chain }: ServiceContext): Promise<bigint | null> {
  try {
    return await chain.readGasPrice()
  } catch (error) {
    if (error instanceof DomainError && error.code === "CHAIN_UNAVAILABLE") return null
    throw error
  }
}

async function countWaiting({ db, now }: ServiceContext): Promise<Readonly<Record<RelayPurpose, number>>> {
  const isAcceptable = and(eq(epoch.state, "proposed"), lte(epoch.acceptableAt, now()))
  const [claims, purchases, accepts, settles] = await Promise.all([
    db.$count(claim, eq(claim.state, "queued")),
    db.$count(purchase, eq(purchase.state, "queued")),
    db.$count(epoch, isAcceptable),
    db.$count(grant, isDue(now())),
  ])
  return { claim: claims, purchase: purchases, accept: accepts, settle: settles }
}

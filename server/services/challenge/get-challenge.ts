import "server-only"
import { and, asc, count, eq, ne, sql } from "drizzle-orm"
import { z } from "zod"
import { account, delivery, grant, notice } from "@/db/schema"
import { grantMachine } from "@/server/domain/grant/state"
import { licenceById } from "@/server/domain/pool/licences"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { arbiterStanding } from "./arbiter-standing"
import { presentChallenged } from "./list-challenges"
import { type ChallengedGrant, loadChallenged } from "./load-challenged"

export const getChallengeInput = z.strictObject({ grantId: idOf("grant") })

/** One challenged grant as the arbiter needs it: both sides' words, the money and its clock, and the facts that bear on it. */
export async function getChallenge(context: ServiceContext, { grantId }: z.infer<typeof getChallengeInput>) {
  refuseStranger(context)
  requireCan(context, "challenge.read", await arbiterStanding(context))
  const loaded = await loadChallenged(context, grantId)
  const [deliveries, sales, withdrawnCount, owner] = await Promise.all([
    readDeliveries(context, loaded),
    readSales(context, loaded),
    countWithdrawn(context, loaded),
    readOwner(context, loaded),
  ])
  const { row, buyerName, challenge } = loaded
  return {
    ...presentChallenged(row),
    buyerName,
    challenge,
    release: presentRelease(loaded),
    pool: { poolId: loaded.pool.id, name: loaded.pool.name, owner },
    deliveries,
    sales,
    withdrawnCount,
    can: { resolve: grantMachine.canTransition(row.state, "refund") },
  }
}

function presentRelease({ release: row }: ChallengedGrant) {
  const { name, number, description, itemCount, labelCount, figures, publishedAt, licenceText } = row
  const licence = licenceById(row.licenceId) ?? null
  const facts = { releaseId: row.id, name, number, description, itemCount, labelCount, publishedAt }
  return { ...facts, figures, licence, licenceText }
}

/** What the buyer ordered, and how it went: without it nobody can say that a copy does not open. */
function readDeliveries({ db }: ServiceContext, { row }: ChallengedGrant) {
  return db
    .select({
      state: delivery.state,
      refusalReason: delivery.refusalReason,
      itemCount: delivery.itemCount,
      labelCount: delivery.labelCount,
      withheldCount: delivery.withheldCount,
      byteSize: delivery.byteSize,
      createdAt: delivery.createdAt,
      readyAt: delivery.readyAt,
    })
    .from(delivery)
    .where(eq(delivery.grantId, row.id))
    .orderBy(asc(delivery.id))
    .limit(50)
}

/** How other buyers of the same release fared. */
async function readSales({ db }: ServiceContext, { row }: ChallengedGrant) {
  const isIn = (state: string) => sql<number>`(count(*) filter (where ${grant.state} = ${state}))::int`
  const [others] = await db
    .select({
      soldCount: count(),
      challengedCount: isIn("challenged"),
      refundedCount: isIn("refunded"),
      partlyRefundedCount: sql<number>`(count(*) filter (where ${grant.state} <> 'refunded' and ${grant.settledAmount} < ${grant.paidAmount}))::int`,
    })
    .from(grant)
    .where(and(eq(grant.releaseId, row.releaseId), ne(grant.state, "undone"), ne(grant.id, row.id)))
  return others ?? { soldCount: 0, challengedCount: 0, refundedCount: 0, partlyRefundedCount: 0 }
}

/** Contributions in the release whose gate has closed since it was bought, as the buyer was told. */
function countWithdrawn({ db }: ServiceContext, { row }: ChallengedGrant): Promise<number> | number {
  if (row.organizationId === null) return 0
  return db.$count(
    notice,
    and(eq(notice.organizationId, row.organizationId), eq(notice.releaseId, row.releaseId)),
  )
}

async function readOwner({ db }: ServiceContext, { pool }: ChallengedGrant) {
  const [owner] = await db
    .select({ address: account.address, displayName: account.displayName })
    .from(account)
    .where(eq(account.id, pool.ownerId))
  return owner ?? null
}

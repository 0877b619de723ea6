import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { purchase } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { refuseStranger, requireCan, type ServiceContext } from "../context"
import { organizationStanding } from "../organization/standing"
import { nonceInput } from "./send-purchase"

export const getPurchaseStatusInput = z.strictObject({ nonce: nonceInput })

/** How far a purchase has come; `failureReason` says in words why it failed. */
export async function getPurchaseStatus(
  context: ServiceContext,
  { nonce }: z.infer<typeof getPurchaseStatusInput>,
) {
  refuseStranger(context)
  const [found] = await context.db.select().from(purchase).where(eq(purchase.nonce, nonce))
  if (found === undefined) throw notFound("purchase")
  requireCan(context, "grant.read", await organizationStanding(context, found.organizationId, "purchase"))
  const { state, failureReason, transactionHash, grantId, releaseId, organizationId } = found
  return { nonce, state, failureReason, transactionHash, grantId, releaseId, organizationId }
}

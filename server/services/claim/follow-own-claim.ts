import "server-only"
import { requireCan, requirePerson, type ServiceContext } from "../context"

/** Looks at the chain soon, for a person's own wallet has sent a claim. What it paid is told by the chain alone. */
export async function followOwnClaim(context: ServiceContext): Promise<void> {
  requirePerson(context)
  requireCan(context, "earning.claim", { relations: ["self"] })
  await context.jobs.add(context.db, "followChain", {}, { key: "followChain" })
}

import "server-only"
import { followSoon } from "../chain/follow-soon"
import { requireCan, requirePerson, type ServiceContext } from "../context"

/** Looks at the chain soon, for a person's own wallet has sent a claim. What it paid is told by the chain alone. */
export async function followOwnClaim(context: ServiceContext): Promise<void> {
  requirePerson(context)
  requireCan(context, "earning.claim", { relations: ["self"] })
  await followSoon(context, context.db)
}

import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { bounty } from "@/db/schema"
import { can } from "@/server/domain/access/policy"
import { notFound } from "@/server/domain/errors"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { presentBounty, selectBounties } from "./present-bounty"
import { bountyStanding } from "./standing"

export const getBountyInput = z.strictObject({ bountyId: idOf("bounty") })

/** One bounty. Until its money has come it is its funder's alone: others get NOT_FOUND. */
export async function getBounty(context: ServiceContext, { bountyId }: z.infer<typeof getBountyInput>) {
  const [found] = await selectBounties(context).where(eq(bounty.id, bountyId))
  const isOpenToActor =
    found !== undefined &&
    (found.bounty.fundedAt !== null ||
      can(context.actor, "bounty.fund", bountyStanding(context, found.bounty)))
  if (!isOpenToActor) throw notFound("bounty")
  return presentBounty(context, found)
}

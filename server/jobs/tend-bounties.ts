import "server-only"
import { tendBounties } from "@/server/services/bounty/tend-bounties"
import type { Job } from "./work-plan"

/** Closes bounties that have come to their end. */
export const tendBountiesJob: Job<"tendBounties"> = async (context) => {
  await tendBounties(context)
}

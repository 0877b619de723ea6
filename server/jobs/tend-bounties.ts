import "server-only"
import { freeLapsedPromises } from "@/server/services/bounty/free-lapsed-promises"
import { tendBounties } from "@/server/services/bounty/tend-bounties"
import type { Job } from "./work-plan"

/** Closes bounties that have come to their end, and frees promises that nobody came back for. */
export const tendBountiesJob: Job<"tendBounties"> = async (context) => {
  await freeLapsedPromises(context)
  await tendBounties(context)
}

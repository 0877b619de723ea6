import "server-only"
import {
  revokeContribution,
  revokeContributionInput,
} from "@/server/services/contribution/revoke-contribution"
import type { Job } from "./work-plan"

/** Closes a gate that could not be closed while the vault was away. */
export const revokeContributionJob: Job<"revokeContribution"> = async (context, payload) => {
  await revokeContribution(context, revokeContributionInput.parse(payload))
}

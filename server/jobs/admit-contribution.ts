import "server-only"
import { admitContribution, admitContributionInput } from "@/server/services/contribution/admit-contribution"
import type { Job } from "./work-plan"

/** Has the vault admit an upload. */
export const admitContributionJob: Job<"admitContribution"> = async (context, payload) => {
  await admitContribution(context, admitContributionInput.parse(payload))
}

import "server-only"
import { decideAppeal } from "@/server/services/appeal/decide-appeal"
import { appealInput } from "@/server/services/appeal/withdraw-appeal"
import type { Job } from "./work-plan"

/** Decides an appeal once a review of it can no longer be taken back. */
export const decideAppealJob: Job<"decideAppeal"> = async (context, payload) => {
  await decideAppeal(context, appealInput.parse(payload))
}

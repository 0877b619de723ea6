import "server-only"
import { sendClaims } from "@/server/services/claim/send-claims"
import type { Job } from "./work-plan"

/** Sends the claims that wait. */
export const sendClaimsJob: Job<"sendClaims"> = async (context) => {
  await sendClaims(context)
}

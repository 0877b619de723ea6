import "server-only"
import { settleGrants } from "@/server/services/grant/settle-grants"
import type { Job } from "./work-plan"

/** Settles grants whose inspection is over. */
export const settleGrantsJob: Job<"settleGrants"> = async (context) => {
  await settleGrants(context)
}

import "server-only"
import { forgetRejected } from "@/server/services/contribution/forget-rejected"
import type { Job } from "./work-plan"

/** Deletes rejected rows that cannot be appealed any more. */
export const forgetRejectedJob: Job<"forgetRejected"> = async (context) => {
  await forgetRejected(context)
}

import "server-only"
import { expireLeases } from "@/server/services/run/expire-leases"
import type { Job } from "./work-plan"

/** Closes open runs whose time is over. */
export const expireLeasesJob: Job<"expireLeases"> = async (context) => {
  await expireLeases(context)
}

import "server-only"
import { openSecondLook, openSecondLookInput } from "@/server/services/appeal/open-second-look"
import type { Job } from "./work-plan"

/** Has a drawn verdict looked at again, once it can no longer be taken back. */
export const openSecondLookJob: Job<"openSecondLook"> = async (context, payload) => {
  await openSecondLook(context, openSecondLookInput.parse(payload))
}

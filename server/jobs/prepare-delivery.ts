import "server-only"
import { prepareDelivery, prepareDeliveryInput } from "@/server/services/delivery/prepare-delivery"
import type { Job } from "./work-plan"

/** Has the vault make a buyer's copy. */
export const prepareDeliveryJob: Job<"prepareDelivery"> = (context, payload) =>
  prepareDelivery(context, prepareDeliveryInput.parse(payload))

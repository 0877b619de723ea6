import "server-only"
import { sendPurchase, sendPurchaseInput } from "@/server/services/grant/send-purchase"
import type { Job } from "./work-plan"

/** Sends a buyer's signed order through the relayer. */
export const sendPurchaseJob: Job<"sendPurchase"> = (context, payload) =>
  sendPurchase(context, sendPurchaseInput.parse(payload))

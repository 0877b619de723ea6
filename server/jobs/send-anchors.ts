import "server-only"
import { sendAnchors } from "@/server/services/chain/send-anchors"
import type { Job } from "./work-plan"

/** Sends the roots that wait for their pools' logs on chain. */
export const sendAnchorsJob: Job<"sendAnchors"> = (context) => sendAnchors(context)

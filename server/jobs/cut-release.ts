import "server-only"
import { fillRelease, fillReleaseInput } from "@/server/services/release/fill-release"
import type { Job } from "./work-plan"

/** Fills a release that is being prepared. */
export const cutReleaseJob: Job<"cutRelease"> = (context, payload) =>
  fillRelease(context, fillReleaseInput.parse(payload))

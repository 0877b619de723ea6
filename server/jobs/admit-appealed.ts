import "server-only"
import { appealInput } from "@/server/services/appeal/withdraw-appeal"
import { admitAppealed } from "@/server/services/contribution/admit-appealed"
import type { Job } from "./work-plan"

/** Makes items of the rows that an appeal has taken in. */
export const admitAppealedJob: Job<"admitAppealed"> = async (context, payload) => {
  await admitAppealed(context, appealInput.parse(payload))
}

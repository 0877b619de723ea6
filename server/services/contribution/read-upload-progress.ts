import "server-only"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { requireContribution } from "./standing"

/** How far the upload of one's own contribution has come. `byteSize` is null until sending has begun. */
export async function readUploadProgress(
  context: ServiceContext,
  contributionId: Id<"contribution">,
): Promise<{ readonly byteSize: number | null; readonly hasArrived: boolean }> {
  const { contribution } = await requireContribution(context, contributionId, "contribution.submit")
  return { byteSize: contribution.ciphertextByteSize, hasArrived: contribution.receipt !== null }
}

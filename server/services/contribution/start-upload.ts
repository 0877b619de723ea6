import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { contribution } from "@/db/schema"
import { maxUploadBytes } from "@/server/domain/contribution/admission"
import { contributionMachine } from "@/server/domain/contribution/state"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { ServiceContext } from "../context"
import { idOf } from "../paging"
import { requireContribution } from "./standing"

export const startUploadInput = z.strictObject({
  contributionId: idOf("contribution"),
  byteSize: z.int().min(1).max(maxUploadBytes, "This is larger than one contribution may be. Split it."),
})

/** Opens the way for the bytes of an announced contribution. Starting over is allowed until all have arrived. */
export async function startUpload(
  context: ServiceContext,
  { contributionId, byteSize }: z.infer<typeof startUploadInput>,
): Promise<void> {
  const { contribution: row } = await requireContribution(context, contributionId, "contribution.submit")
  if (row.receipt !== null) throw new DomainError("CONFLICT", "All of this contribution has already arrived.")
  const started = await context.db
    .update(contribution)
    .set({ state: contributionMachine.transition(row.state, "startUpload"), ciphertextByteSize: byteSize })
    .where(
      and(
        eq(contribution.id, contributionId),
        inArray(contribution.state, [...contributionMachine.sourcesOf("startUpload")]),
      ),
    )
    .returning({ id: contribution.id })
  if (started.length === 0) throw wrongState("contribution", "revoked", "it takes no bytes any more")
}

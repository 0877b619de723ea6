import "server-only"
import { z } from "zod"
import type { grant } from "@/db/schema"
import { DomainError, wrongState } from "@/server/domain/errors"
import { challengeNoteLength, challengeReasonHash, challengeReasons } from "@/server/domain/grant/challenge"
import { grantMachine } from "@/server/domain/grant/state"
import { requireCan, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { loadGrant } from "./get-grant"

export const prepareChallengeInput = z.strictObject({
  grantId: idOf("grant"),
  reason: z.enum(challengeReasons),
  note: z.string().trim().min(challengeNoteLength.min).max(challengeNoteLength.max),
})

/**
 * What the buyer's wallet sends to challenge a grant inside its inspection window. The words are kept here; the chain
 * gets their hash.
 * @throws DomainError WRONG_STATE when its money is not in escrow any more, EXPIRED after the window, BAD_INPUT for
 * another wallet than the one it was bought with
 */
export async function prepareChallenge(
  context: ServiceContext,
  input: z.infer<typeof prepareChallengeInput>,
) {
  const { row, standing } = await loadGrant(context, input.grantId)
  requireCan(context, "grant.challenge", standing)
  requireBuyer(context, row)
  if (!grantMachine.canTransition(row.state, "challenge"))
    throw wrongState("grant", row.state, "only a price in escrow can be challenged")
  if (row.inspectionEndsAt <= (await context.chain.readNow()))
    throw new DomainError("EXPIRED", "The time to inspect this grant is over. Its price is settled.")
  const reasonHash = challengeReasonHash(input)
  const { reason, note } = input
  await writeAudit(context, context.db, "grant.prepareChallenge", row.id, { reason, note, reasonHash })
  return {
    call: {
      address: context.chain.addresses.grants,
      functionName: "challenge" as const,
      args: [row.onChainId, reasonHash] as const,
    },
  }
}

/** The contract takes a challenge from the buyer's address alone. */
export function requireBuyer(
  context: ServiceContext,
  row: Pick<typeof grant.$inferSelect, "buyerAddress">,
): void {
  if (requirePerson(context).address === row.buyerAddress) return
  throw new DomainError("BAD_INPUT", "Only the wallet that bought this grant can challenge it.")
}

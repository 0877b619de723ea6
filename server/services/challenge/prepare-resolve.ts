import "server-only"
import { z } from "zod"
import { wrongState } from "@/server/domain/errors"
import { decisionNoteLength, decisionReasons, requireDecision } from "@/server/domain/grant/decision"
import { grantMachine } from "@/server/domain/grant/state"
import { refuseStranger, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { arbiterStanding } from "./arbiter-standing"
import { loadChallenged } from "./load-challenged"

export const prepareResolveInput = z.strictObject({
  grantId: idOf("grant"),
  /** Base units of the token, from nothing to all that was paid. */
  refundAmount: z.bigint().min(0n),
  reason: z.enum(decisionReasons),
  note: z.string().trim().min(decisionNoteLength.min).max(decisionNoteLength.max),
})

/**
 * What the arbiter's wallet sends to decide a challenge. Reason and words are kept here and shown to buyer and owner
 * once the chain has the decision; the chain gets the amount alone.
 * @throws DomainError WRONG_STATE where nothing waits, BAD_INPUT for an amount or a reason that does not fit
 */
export async function prepareResolve(context: ServiceContext, input: z.infer<typeof prepareResolveInput>) {
  refuseStranger(context)
  requireCan(context, "challenge.resolve", await arbiterStanding(context))
  const { grantId, refundAmount, reason, note } = input
  const { row } = await loadChallenged(context, grantId)
  if (!grantMachine.canTransition(row.state, "refund"))
    throw wrongState("challenge", row.state, "only one that waits for its answer can be decided")
  requireDecision(row.paidAmount, input)
  const detail = { refundAmount: refundAmount.toString(), reason, note }
  await writeAudit(context, context.db, "grant.prepareResolve", grantId, detail)
  return {
    call: {
      address: context.chain.addresses.grants,
      functionName: "resolve" as const,
      args: [row.onChainId, refundAmount] as const,
    },
  }
}

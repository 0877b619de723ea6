import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { appeal, contribution } from "@/db/schema"
import { decideAppeal } from "@/server/domain/appeal/decide"
import {
  firstRejectionOpinion,
  type RejectionOpinion,
  rejectionOpinions,
} from "@/server/domain/appeal/rejection"
import { openAppealStates } from "@/server/domain/appeal/state"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"
import { postTransfers } from "../ledger/post-transfers"
import { lapseAppeal, outcomeOf, readStanding, upholdAppeal } from "./outcome"
import { stakeMovements } from "./settle-stake"
import { moveAppeal, type RejectionAppeal } from "./standing"

/**
 * Decides an appeal of rejected rows once its reviewers have a majority. Overturned, a job has the vault take the rows
 * in, as often as it needs to. A gate that was closed meanwhile leaves nothing to decide.
 */
export async function decideRejectionAppeal(
  context: ServiceContext,
  transaction: Transaction,
  held: RejectionAppeal,
): Promise<void> {
  if (await isGateClosed(transaction, held)) return lapseAppeal(context, transaction, held)
  if (held.state !== "in_review") return
  const given = await readStanding(context, transaction, held.id)
  const said = given.flatMap(({ decision }) => rejectionOpinions.filter((one) => one === decision))
  const decision = decideAppeal<RejectionOpinion>(firstRejectionOpinion, said, held.panel)
  if (decision.kind === "open") return
  const outcome = outcomeOf(context, held, decision)
  if (decision.kind === "upheld") return upholdAppeal(context, transaction, held, outcome)
  await moveAppeal(context, transaction, held, "overturn", outcome)
  const job = { key: `admit:${held.id}` }
  await context.jobs.add(transaction, "admitAppealed", { appealId: held.id }, job)
  await postTransfers(context, transaction, stakeMovements(held, true))
}

async function isGateClosed(transaction: Transaction, { contributionId }: RejectionAppeal): Promise<boolean> {
  const [found] = await transaction
    .select({ state: contribution.state })
    .from(contribution)
    .where(eq(contribution.id, contributionId))
  return found?.state === "revoked"
}

/** A gate has closed: the open appeal of the contribution's rows, where there is one, ends at once. */
export async function endRejectionAppeal(
  context: ServiceContext,
  transaction: Transaction,
  contributionId: Id<"contribution">,
): Promise<void> {
  const [open] = await transaction
    .select({ appealId: appeal.id })
    .from(appeal)
    .where(and(eq(appeal.contributionId, contributionId), inArray(appeal.state, [...openAppealStates])))
  if (open === undefined) return
  await context.jobs.add(transaction, "decideAppeal", open, { key: `appeal:${open.appealId}:gate` })
}

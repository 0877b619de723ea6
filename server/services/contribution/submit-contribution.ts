import "server-only"
import { and, eq } from "drizzle-orm"
import { hashTypedData, verifyTypedData } from "viem"
import { z } from "zod"
import { consent, contribution } from "@/db/schema"
import { purposes, releasePurpose } from "@/server/domain/consent/purpose"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import { contributionMachine } from "@/server/domain/contribution/state"
import { DomainError, wrongState } from "@/server/domain/errors"
import { newId, requirePerson, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { type LoadedContribution, requireContribution } from "./standing"

const hash = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{64}$/)])
const purposeList = z.array(z.enum(purposes)).min(1, "Choose at least one purpose.").max(purposes.length)

export const submitContributionInput = z.strictObject({
  contributionId: idOf("contribution"),
  purposes: purposeList,
  expiresAt: z.date(),
  message: z.strictObject({
    pool: hash,
    contributionHash: hash,
    purposes: purposeList,
    expiry: z.string().regex(/^\d{1,12}$/),
    nonce: hash,
  }),
  /** A key's signature has 65 bytes; a contract wallet's may be longer. */
  signature: z.templateLiteral(["0x", z.string().regex(/^(?:[0-9a-fA-F]{2}){1,4096}$/)]),
})

type SubmitInput = z.infer<typeof submitContributionInput>

/** Hands a contribution in under a signed consent and queues its admission. The same consent twice is once. */
export async function submitContribution(context: ServiceContext, input: SubmitInput): Promise<void> {
  const { contributionId, message, signature } = input
  const loaded = await requireContribution(context, contributionId, "contribution.submit")
  if (await hasConsent(context, input)) return
  requireSubmittable(loaded)
  requireFittingConsent(context, loaded, input)
  requireCallPurpose(loaded, input)
  await requireSignature(context, input)
  const signedAt = context.now()
  await context.db.transaction(async (transaction) => {
    const moved = await transaction
      .update(contribution)
      .set({ state: "submitted", submittedAt: signedAt, promiseEndsAt: null })
      .where(and(eq(contribution.id, contributionId), eq(contribution.state, "uploading")))
      .returning({ id: contribution.id })
    if (moved.length === 0)
      throw wrongState("contribution", "changed", "it was handed in or closed meanwhile")
    const consentId = newId(context, "consent")
    const expiresAt = new Date(Number(message.expiry) * 1000)
    await transaction.insert(consent).values({
      ...{
        id: consentId,
        contributionId,
        purposes: message.purposes,
        message,
        signature,
        signedAt,
        expiresAt,
      },
    })
    await writeAudit(context, transaction, "contribution.submit", contributionId, { consentId })
    await context.jobs.add(
      transaction,
      "admitContribution",
      { contributionId },
      { key: `admit:${contributionId}` },
    )
  })
}

async function hasConsent(context: ServiceContext, { contributionId, signature }: SubmitInput) {
  const [known] = await context.db
    .select({ id: consent.id })
    .from(consent)
    .where(and(eq(consent.contributionId, contributionId), eq(consent.signature, signature)))
  return known !== undefined
}

function requireSubmittable({ contribution: row, pool }: LoadedContribution): void {
  contributionMachine.transition(row.state, "submit")
  if (row.receipt === null) throw wrongState("contribution", row.state, "not all of it has arrived yet")
  if (pool.state !== "open") throw wrongState("pool", pool.state, "only an open pool takes contributions")
}

/** A call pays for items that can be part of a release. */
function requireCallPurpose(
  { contribution: row }: LoadedContribution,
  { purposes: chosen }: SubmitInput,
): void {
  if (row.bountyId === null || chosen.includes(releasePurpose)) return
  throw new DomainError(
    "BAD_INPUT",
    "This contribution answers a call, which pays for data that models may be trained on. Permit that, or send it anew without the call.",
  )
}

/** The message must say what the screen said: this pool, this upload, these purposes, this end. */
function requireFittingConsent(
  context: ServiceContext,
  { contribution: row, pool }: LoadedContribution,
  { message, ...said }: SubmitInput,
): void {
  const isSame = (one: string, other: string | null) => one.toLowerCase() === other?.toLowerCase()
  const isFitting =
    isSame(message.pool, pool.onChainId) &&
    isSame(message.contributionHash, row.contributionHash) &&
    message.purposes.join() === said.purposes.join() &&
    new Set(message.purposes).size === message.purposes.length &&
    Number(message.expiry) === Math.floor(said.expiresAt.getTime() / 1000)
  if (!isFitting)
    throw new DomainError("BAD_INPUT", "The signed consent is not for this contribution. Sign it anew.")
  if (Number(message.expiry) * 1000 <= context.now().getTime()) {
    throw new DomainError("EXPIRED", "This consent has already ended. Choose a later end and sign it anew.")
  }
}

async function requireSignature(context: ServiceContext, { message, signature }: SubmitInput): Promise<void> {
  const { address } = requirePerson(context)
  const { chainId, addresses } = context.chain
  const typedData = consentTypedData(message, chainId, addresses.registry)
  const byKey = await verifyTypedData({ address, signature, ...typedData }).catch(() => false)
  if (byKey || (await context.chain.isSignedByContract(address, hashTypedData(typedData), signature))) return
  throw new DomainError(
    "BAD_INPUT",
    "The consent is not signed by your wallet. Sign it anew with the one you signed in with.",
  )
}

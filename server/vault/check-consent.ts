import "server-only"
import { verifyTypedData } from "viem"
import { consentTypedData } from "@/server/domain/consent/typed-data"
import type { ContributionFault } from "@/server/domain/contribution/admission-outcome"
import type { ParsedInput, VaultContext } from "./vault-context"

export interface ConsentSubject {
  readonly poolOnChainId: `0x${string}`
  readonly contributionHash: `0x${string}`
  readonly contributorAddress: `0x${string}`
}

/** The vault's own look at a consent: it names this pool and this upload, runs, and its contributor signed it. */
export async function checkConsent(
  context: VaultContext,
  consent: ParsedInput<"admit">["consent"],
  subject: ConsentSubject,
): Promise<Extract<ContributionFault, "consent_invalid" | "consent_expired"> | null> {
  const { message, signature } = consent
  if (!isSameHex(message.pool, subject.poolOnChainId)) return "consent_invalid"
  if (!isSameHex(message.contributionHash, subject.contributionHash)) return "consent_invalid"
  if (!(await isSigned(context, consent, subject.contributorAddress, signature))) return "consent_invalid"
  return Number(message.expiry) * 1000 > context.now().getTime() ? null : "consent_expired"
}

async function isSigned(
  context: VaultContext,
  { message }: ParsedInput<"admit">["consent"],
  address: `0x${string}`,
  signature: `0x${string}`,
): Promise<boolean> {
  const typedData = consentTypedData(message, context.chain.chainId, context.chain.registryAddress)
  const byKey = await verifyTypedData({ address, signature, ...typedData }).catch(() => false)
  return byKey || context.chain.isSignedByContract(address, typedData, signature)
}

export function isSameHex(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

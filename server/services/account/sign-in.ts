import "server-only"
import { and, eq, gt, isNull } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { signInNonce } from "@/db/schema"
import type { Person } from "@/server/domain/access/actor"
import { DomainError } from "@/server/domain/errors"
import { readSignInMessage } from "@/server/platform/auth/siwe"
import type { SignatureCheck } from "@/server/platform/auth/verify-signature"
import { type ServiceContext, writeAudit } from "@/server/services/context"
import { openAccount } from "./open-account"

export interface SignInInput {
  /** The EIP-4361 text as it was signed. */
  readonly message: string
  readonly signature: `0x${string}`
  /** The site's own address from its configuration, never from a header. */
  readonly origin: string
  readonly chainId: number
  readonly isSignedBy: SignatureCheck
}

/**
 * Signs a person in by an EIP-4361 message: bound to this site, this chain and a nonce that is used up by it.
 * @throws DomainError BAD_INPUT for a message that is not for this site, EXPIRED for one that is too old or
 *   whose nonce was used, FORBIDDEN for a signature that is not the address's
 */
export async function signIn(
  context: Pick<ServiceContext, "db" | "now">,
  input: SignInInput,
): Promise<Person> {
  const { address, nonce } = readSignInMessage(input.message, {
    origin: input.origin,
    chainId: input.chainId,
    nowAt: context.now(),
  })
  if (!(await input.isSignedBy({ address, message: input.message, signature: input.signature }))) {
    throw new DomainError("FORBIDDEN", "The signature does not belong to this address. Sign in again.")
  }
  return context.db.transaction(async (transaction) => {
    await useNonce(context, transaction, nonce)
    const person = await openAccount(context, transaction, address)
    await writeAudit({ now: context.now, actor: person }, transaction, "account.signIn", person.accountId)
    return person
  })
}

async function useNonce(
  context: Pick<ServiceContext, "now">,
  connection: Connection,
  nonce: string,
): Promise<void> {
  const nowAt = context.now()
  const used = await connection
    .update(signInNonce)
    .set({ usedAt: nowAt })
    .where(and(eq(signInNonce.nonce, nonce), isNull(signInNonce.usedAt), gt(signInNonce.expiresAt, nowAt)))
    .returning({ nonce: signInNonce.nonce })
  if (used.length === 0) {
    throw new DomainError("EXPIRED", "This sign-in was used already or took too long. Sign in again.")
  }
}

import "server-only"
import { randomBytes } from "node:crypto"
import { lt } from "drizzle-orm"
import { signInNonce } from "@/db/schema"
import type { ServiceContext } from "@/server/services/context"

/** How long a person has between opening the sign-in and signing. */
export const nonceSeconds = 600

/** Makes a nonce for one sign-in and drops those that expired, used or not. */
export async function issueNonce(
  context: Pick<ServiceContext, "db" | "now">,
): Promise<{ readonly nonce: string; readonly expiresAt: Date }> {
  const issuedAt = context.now()
  const expiresAt = new Date(issuedAt.getTime() + nonceSeconds * 1000)
  const nonce = randomBytes(16).toString("hex")
  await context.db.delete(signInNonce).where(lt(signInNonce.expiresAt, issuedAt))
  await context.db.insert(signInNonce).values({ nonce, issuedAt, expiresAt })
  return { nonce, expiresAt }
}

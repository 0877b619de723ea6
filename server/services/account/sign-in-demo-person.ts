import "server-only"
import type { Person } from "@/server/domain/access/actor"
import type { DemoPersonKey } from "@/server/domain/account/demo-person"
import { notFound } from "@/server/domain/errors"
import { localChainId } from "@/server/platform/env"
import { type ServiceContext, writeAudit } from "@/server/services/context"
import { type DemoKey, demoKeyOf } from "./demo-keys"
import { openAccount } from "./open-account"

export interface DemoSignIn {
  readonly person: Person
  readonly key: DemoKey
}

/**
 * Signs in as one of the demo's people, whose key everybody has.
 * @param input.chainId the chain this server is configured for; the door exists on the local chain alone
 * @throws DomainError NOT_FOUND on any other chain
 */
export async function signInDemoPerson(
  context: Pick<ServiceContext, "db" | "now">,
  input: { readonly person: DemoPersonKey; readonly chainId: number },
): Promise<DemoSignIn> {
  if (input.chainId !== localChainId) throw notFound("door")
  const key = demoKeyOf(input.person)
  const person = await context.db.transaction(async (transaction) => {
    const opened = await openAccount(context, transaction, key.address)
    await writeAudit({ now: context.now, actor: opened }, transaction, "account.signInDemo", opened.accountId)
    return opened
  })
  return { person, key }
}

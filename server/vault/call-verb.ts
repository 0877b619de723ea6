import "server-only"
import { type VaultInput, type VaultOutput, type VaultVerb, vaultVerbs } from "./protocol"
import type { ParsedInput, VaultContext, VaultHandler } from "./vault-context"
import { admit } from "./verbs/admit"
import { admitAppealed } from "./verbs/admit-appealed"
import { createPoolKey } from "./verbs/create-pool-key"
import { deliver } from "./verbs/deliver"
import { forgetRejected } from "./verbs/forget-rejected"
import { openAppeal } from "./verbs/open-appeal"
import { openCase } from "./verbs/open-case"
import { openRun } from "./verbs/open-run"
import { readAccessLog } from "./verbs/read-access-log"
import { readRejected } from "./verbs/read-rejected"
import { shred } from "./verbs/shred"
import { statistics } from "./verbs/statistics"
import { takeOut } from "./verbs/take-out"

const handlers: { readonly [Verb in VaultVerb]: VaultHandler<Verb> } = {
  createPoolKey,
  admit,
  readRejected,
  openAppeal,
  admitAppealed,
  forgetRejected,
  openRun,
  openCase,
  deliver,
  shred,
  takeOut,
  readAccessLog,
  statistics,
}

/** Whether a text names a verb of the protocol. */
export function isVaultVerb(text: string): text is VaultVerb {
  return Object.hasOwn(vaultVerbs, text)
}

/**
 * Runs one verb: input parsed, one handler, output parsed.
 * @throws ZodError for an input that does not fit; DomainError for a refusal
 */
export async function callVerb<Verb extends VaultVerb>(
  context: VaultContext,
  verb: Verb,
  input: VaultInput<Verb> | unknown,
): Promise<VaultOutput<Verb>> {
  const parsed = vaultVerbs[verb].input.parse(input) as ParsedInput<Verb>
  const handler: VaultHandler<Verb> = handlers[verb]
  return vaultVerbs[verb].output.parse(await handler(context, parsed)) as VaultOutput<Verb>
}

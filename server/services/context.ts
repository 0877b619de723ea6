import "server-only"
import { randomBytes } from "node:crypto"
import type { Connection, Database } from "@/db/client"
import { audit } from "@/db/schema"
import type { ChainGateway } from "@/server/chain/gateway"
import { type Actor, actorKey, type Person } from "@/server/domain/access/actor"
import { type Action, can, noStanding, type Standing } from "@/server/domain/access/policy"
import { DomainError } from "@/server/domain/errors"
import { type Id, type IdNoun, makeId } from "@/server/domain/id"
import type { JobQueue } from "@/server/jobs/queue"
import type { BlobStore } from "@/server/platform/blobs"
import type { VaultClient } from "@/server/vault/protocol"

/** All that a verb may touch. Whoever calls a verb makes one: a request, a job, a test, the demo seed. */
export interface ServiceContext {
  readonly db: Database
  readonly actor: Actor
  /** The only clock; the demo replays past weeks with it. */
  now(): Date
  readonly vault: VaultClient
  readonly chain: ChainGateway
  readonly blobs: BlobStore
  readonly jobs: JobQueue
  /** Signs receipts, notices and manifests with the operator's key (EIP-191). */
  readonly signer: { readonly address: `0x${string}`; signText(text: string): Promise<`0x${string}`> }
}

/** A new id at the context's time. */
export function newId<Noun extends IdNoun>(context: Pick<ServiceContext, "now">, noun: Noun): Id<Noun> {
  return makeId(noun, context.now(), randomBytes(11))
}

/** The same context for another actor: a job that acts for the system, a seed that walks through people. */
export function actingAs<Context extends ServiceContext>(context: Context, actor: Actor): Context {
  return { ...context, actor }
}

/** The signed-in person, or NOT_SIGNED_IN. */
export function requirePerson(context: Pick<ServiceContext, "actor">): Person {
  if (context.actor.kind !== "person") throw new DomainError("NOT_SIGNED_IN", "Sign in to do this.")
  return context.actor
}

/** Refuses a stranger before anything private is looked up: whether it exists is not theirs to learn. */
export function refuseStranger(context: Pick<ServiceContext, "actor">): void {
  if (context.actor.kind === "stranger") throw new DomainError("NOT_SIGNED_IN", "Sign in to do this.")
}

/** Asks the policy table; refuses with NOT_SIGNED_IN or FORBIDDEN. */
export function requireCan(
  context: Pick<ServiceContext, "actor">,
  action: Action,
  standing: Standing = noStanding,
): void {
  if (can(context.actor, action, standing)) return
  refuseStranger(context)
  throw new DomainError("FORBIDDEN", "This is not open to you.", { action })
}

/** Writes who did what, in the transaction that does it. */
export async function writeAudit(
  context: Pick<ServiceContext, "actor" | "now">,
  transaction: Connection,
  action: string,
  subjectId: string,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await transaction.insert(audit).values({
    id: newId(context, "audit"),
    actor: actorKey(context.actor),
    action,
    subjectId,
    detail,
    createdAt: context.now(),
  })
}

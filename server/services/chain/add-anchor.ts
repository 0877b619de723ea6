import "server-only"
import type { Transaction } from "@/db/client"
import { anchor } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { AnchorSubject } from "@/server/domain/pool/anchor"
import { newId, type ServiceContext } from "../context"

/** A root that is to stand in a pool's log on chain. */
export interface AnchorWish {
  readonly poolId: Id<"pool">
  readonly subject: AnchorSubject
  readonly subjectId: string
  readonly root: `0x${string}`
  readonly count: number
}

/** Notes a root to be anchored, in the transaction that makes what it is the root of; a job sends it. Once a root. */
export async function addAnchor(
  context: Pick<ServiceContext, "now" | "jobs">,
  transaction: Transaction,
  wish: AnchorWish,
): Promise<void> {
  await transaction
    .insert(anchor)
    .values({ ...wish, id: newId(context, "anchor"), createdAt: context.now() })
    .onConflictDoNothing()
  await context.jobs.add(transaction, "sendAnchors", {}, { key: "sendAnchors" })
}

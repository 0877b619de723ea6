import "server-only"
import { sql } from "drizzle-orm"
import type { Connection } from "@/db/client"

/** Every background job: its name and what it is told. Adding one here makes the worker's task list ask for it. */
export interface JobPayloads {
  admitContribution: { readonly contributionId: string }
  /** Closes a gate that could not be closed at once because the vault was away. */
  revokeContribution: { readonly contributionId: string }
  refitProject: { readonly projectId: string }
  settleRuns: { readonly projectId: string }
  decideAppeal: { readonly appealId: string }
  /** Makes items of the rows that an appeal has taken in. */
  admitAppealed: { readonly appealId: string }
  /** Deletes rejected rows that cannot be appealed any more. */
  forgetRejected: Record<string, never>
  openSecondLook: { readonly verdictId: string }
  tendAppeals: Record<string, never>
  tendBounties: Record<string, never>
  expireLeases: Record<string, never>
  /** Of a closed project; again after what came later, as a verdict. */
  writeTranscript: { readonly projectId: string }
  sendAnchors: Record<string, never>
  closeProject: { readonly projectId: string }
  cutRelease: { readonly releaseId: string }
  sendPurchase: { readonly nonce: string }
  prepareDelivery: { readonly deliveryId: string }
  settleGrants: Record<string, never>
  closeDueEpochs: Record<string, never>
  advanceEpochs: Record<string, never>
  sendClaims: Record<string, never>
  followChain: Record<string, never>
}

export type JobName = keyof JobPayloads

export interface JobOptions {
  /** One job with this key waits at a time; a later one replaces it. */
  readonly key?: string
  /** Not before this time. */
  readonly runAt?: Date
}

/** Puts work on the queue inside the caller's transaction: it exists if, and only if, the transaction commits. */
export interface JobQueue {
  add<Name extends JobName>(
    connection: Connection,
    name: Name,
    payload: JobPayloads[Name],
    options?: JobOptions,
  ): Promise<void>
}

/** The queue in PostgreSQL (graphile-worker). */
export const databaseQueue: JobQueue = {
  async add(connection, name, payload, options = {}) {
    await connection.execute(sql`
      select graphile_worker.add_job(
        ${name}::text,
        payload := ${JSON.stringify(payload)}::json,
        job_key := ${options.key ?? null}::text,
        run_at := ${options.runAt?.toISOString() ?? null}::timestamptz,
        max_attempts := 12
      )`)
  },
}

import "server-only"
import type { JobName, JobPayloads } from "@/server/jobs/queue"
import type { ServiceContext } from "@/server/services/context"

/** What a job does: calls verbs. Throwing has it repeated later, with growing pauses; so it must be repeatable. */
export type Job<Name extends JobName> = (context: ServiceContext, payload: JobPayloads[Name]) => Promise<void>

/** All that the worker runs. `server/jobs/task-list.ts` exports one as `workPlan`. */
export interface WorkPlan {
  /** One job for every name of JobPayloads; the context's actor is the job itself. */
  readonly jobs: { readonly [Name in JobName]: Job<Name> }
  /** graphile-worker's crontab, UTC: `* * * * * expireLeases ?jobKey=expireLeases&max=3`. Lines end with \n. */
  readonly crontab: string
  /** Jobs without payload that are queued, under their own name as key, whenever a worker starts. */
  readonly atStart: readonly JobName[]
}

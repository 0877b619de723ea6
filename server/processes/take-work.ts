import "server-only"
import { Logger as QueueLogger, type Runner, run, type TaskList } from "graphile-worker"
import type { Actor } from "@/server/domain/access/actor"
import type { WorkPlan } from "@/server/jobs/work-plan"
import type { Logger } from "@/server/platform/logger"
import type { ServiceContext } from "@/server/services/context"

export interface WorkOptions {
  readonly plan: WorkPlan
  readonly databaseUrl: string
  readonly log: Logger
  /** Jobs at the same time in this process. */
  readonly concurrency: number
  context(actor: Actor): ServiceContext
}

type Task = TaskList[string]

/** The plan's jobs as the queue calls them. What fails is written down without its parameters and tried again. */
function taskListOf({ plan, log, context }: WorkOptions): TaskList {
  const entries = Object.entries(plan.jobs).map(([name, job]): [string, Task] => [
    name,
    async (payload, { job: { attempts, id } }) => {
      const startedAt = performance.now()
      try {
        // The payload was typed by the queue's door (server/jobs/queue.ts), under this name.
        await job(context({ kind: "job", name }), payload as never)
        log.debug("job done", { name, id, milliseconds: Math.round(performance.now() - startedAt) })
      } catch (error) {
        log.warn("job failed", { name, id, attempts, error })
        throw error
      }
    },
  ])
  return Object.fromEntries(entries)
}

/** The queue's own notes: its failures repeat what a job failed with, so only their first line is kept. */
function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    const line = message.split("\n")[0] ?? ""
    if (level === "error" || level === "warning") log.warn("queue", { line })
    else log.debug("queue", { line })
  })
}

async function connect(options: WorkOptions): Promise<Runner> {
  const runner = await run({
    connectionString: options.databaseUrl,
    taskList: taskListOf(options),
    crontab: options.plan.crontab,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: queueLogger(options.log),
  })
  for (const name of options.plan.atStart) await runner.addJob(name, {}, { jobKey: name, maxAttempts: 12 })
  return runner
}

const pauseMs = 1000

/**
 * Takes jobs off the queue until it is closed. A database that does not answer is asked again every second; work
 * under way is finished before `close` returns.
 * @param onLost called when the queue gave up after it had once stood
 */
export async function takeWork(
  options: WorkOptions,
  onLost: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  for (;;) {
    try {
      const runner = await connect(options)
      let isClosing = false
      const lost = (error: unknown) => isClosing || onLost(error)
      // The queue's own promise also ends well when its workers gave up.
      runner.promise.then(() => lost(new Error("the queue stopped by itself")), lost)
      return {
        async close() {
          isClosing = true
          await runner.stop()
        },
      }
    } catch (error) {
      options.log.warn("the queue does not answer; asking again", { error })
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

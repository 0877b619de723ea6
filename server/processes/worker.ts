// The worker's process: takes jobs off the queue. More copies share the work.
import { workPlan } from "@/server/jobs/task-list"
import { workerEnv } from "@/server/platform/env"
import { logger } from "@/server/platform/logger"
import { openRuntime } from "@/server/services/runtime"
import { takeWork } from "./take-work"
import { type Running, runUntilStopped } from "./until-stopped"

/** Jobs at the same time in one worker. */
const concurrency = 4

async function openWorker(): Promise<Running> {
  const env = workerEnv()
  const log = logger.with({ process: "worker" })
  const runtime = await openRuntime(env)
  const options = {
    plan: workPlan,
    databaseUrl: env.DATABASE_URL,
    log,
    concurrency,
    context: runtime.contextFor,
  }
  const work = await takeWork(options, (error) => {
    log.error("the queue is lost", { error })
    process.exit(1)
  })
  return {
    async close() {
      await work.close()
      await runtime.close()
    },
  }
}

void runUntilStopped("worker", openWorker)

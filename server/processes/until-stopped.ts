import "server-only"
import { logger } from "@/server/platform/logger"

export interface Running {
  close(): Promise<void>
}

/**
 * Runs a process: starts it, tells its parent that it serves, and closes it on a signal or when the parent is gone.
 * Whatever nobody caught ends the process with code 1: the supervisor starts it again.
 */
export async function runUntilStopped(name: string, start: () => Promise<Running>): Promise<void> {
  const log = logger.with({ process: name })
  const fail = (error: unknown) => {
    log.error("failed", { error })
    process.exit(1)
  }
  process.on("uncaughtException", fail)
  process.on("unhandledRejection", fail)

  const running = await start().catch((error: unknown) => fail(error))
  if (running === undefined) return
  let isClosing = false
  const stop = (why: string) => {
    if (isClosing) return
    isClosing = true
    log.info("stopping", { why })
    running.close().then(() => process.exit(0), fail)
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal))
  process.on("disconnect", () => stop("its supervisor is gone"))
  log.info("serving")
  process.send?.({ isReady: true })
}

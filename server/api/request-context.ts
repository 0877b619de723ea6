import "server-only"
import { readActor } from "@/server/platform/auth/session"
import { webEnv } from "@/server/platform/env"
import type { ServiceContext } from "@/server/services/context"
import { openRuntime, type Runtime } from "@/server/services/runtime"

// Next loads a module once a bundle; the process keeps one set of connections.
const kept = globalThis as { millpondRuntime?: Promise<Runtime> }

/** The connections of the web process, opened by the first request. */
export function webRuntime(): Promise<Runtime> {
  kept.millpondRuntime ??= openRuntime(webEnv()).catch((error: unknown) => {
    delete kept.millpondRuntime
    throw error
  })
  return kept.millpondRuntime
}

/** The context of a request, acting as whoever its cookie names. */
export async function createRequestContext(): Promise<ServiceContext> {
  const runtime = await webRuntime()
  return runtime.contextFor(await readActor())
}

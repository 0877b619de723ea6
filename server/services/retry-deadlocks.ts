import "server-only"

const attempts = 4
/** deadlock_detected and serialization_failure: PostgreSQL asks for the whole transaction again. */
const repeatableCodes = new Set(["40P01", "40001"])

/** Runs a transaction again when PostgreSQL had to break it off for another one. */
export async function retryDeadlocks<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !isRepeatable(error)) throw error
    }
  }
}

function isRepeatable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ("code" in error && repeatableCodes.has(String(error.code))) || isRepeatable(error.cause)
}

import { count } from "drizzle-orm"
import { pool } from "@/db/schema"
import { buildDemo } from "./demo"
import { openStage } from "./stage"

/** Builds the demo where there is no pool yet; says what it does on standard output, a line a step. */
async function seed(): Promise<void> {
  const startedAt = new Date()
  const stage = await openStage(startedAt)
  try {
    const [pools] = await stage.context({ kind: "stranger" }).db.select({ count: count() }).from(pool)
    if ((pools?.count ?? 0) > 0) {
      console.log("There are pools already: nothing to do.")
      return
    }
    const begun = performance.now()
    await buildDemo(
      stage,
      (text) => console.log(`[${((performance.now() - begun) / 1000).toFixed(1)} s] ${text}`),
      startedAt,
    )
    console.log(`The demo is ready after ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
  } finally {
    await stage.close()
  }
}

seed().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

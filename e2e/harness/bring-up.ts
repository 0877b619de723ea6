import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { startInstance } from "@/server/processes/instance.mjs"
import { placeVariable, type StageFacts } from "./place"
import { runScript } from "./run-script"

/** Brings up a built instance of its own with a small stage; answers how to take it down again. */
async function bringUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "millpond-e2e-"))
  const startedAt = performance.now()
  const instance = await startInstance({ dataDir: path.join(folder, "data"), flags: ["--no-seed"] })
  try {
    const { origin, dataDir, env } = instance
    const stage = await runScript<StageFacts>("raise.ts", env)
    const file = path.join(folder, "place.json")
    writeFileSync(file, JSON.stringify({ origin, dataDir, env, stage }), { mode: 0o600 })
    process.env[placeVariable] = file
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(`  An instance serves at ${origin} after ${seconds} s\n`)
  } catch (error) {
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return async () => {
    await instance.stop()
    if (process.env.MILLPOND_E2E_KEEP === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

// biome-ignore lint/style/noDefaultExport: what Playwright asks of a global setup
export default bringUp

// Measures the parts whose speed is promised, each against a peer or a limit of the same run:
//   npm run bench [-- --large] [--only=consensus,gas,payout,verify,database]
// Only the last part needs services; it has an instance of its own. A table of all promises ends the run; the code is
// that of a part that failed, not of a promise that this machine and its load did not keep.
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { readFigures, summaryOf } from "./bench-summary.mjs"
import { bundled } from "./bundle.mjs"
import { ensureChromium } from "./chromium.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"

const say = (text) => process.stderr.write(`${text}\n`)

requireNode()
await ensureDependencies(say)
const args = process.argv.slice(2)
const only = args
  .find((arg) => arg.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",")
const others = args.filter((arg) => !arg.startsWith("--only="))
const usage = "npm run bench [-- --large] [--only=consensus,gas,payout,verify,database]"
if (others.some((arg) => arg !== "--large")) {
  say(usage)
  process.exit(others.includes("--help") ? 0 : 2)
}
const inProcesses = (name) => join(root, "server", "processes", name)
const bundledWith = async (name, ...rest) => [...(await bundled(inProcesses(name))), ...rest]
const parts = [
  { name: "consensus", command: () => bundledWith("bench.ts", ...others) },
  { name: "gas", command: () => bundledWith("bench-gas.ts") },
  { name: "payout", command: () => bundledWith("bench-payout.ts") },
  { name: "verify", command: () => bundledWith("bench-verify.ts", ensureChromium(say)) },
  {
    name: "database",
    command: () => [inProcesses("command.mjs"), "--fresh", join("server", "processes", "bench-database.ts")],
  },
]
const unknown = only?.filter((name) => !parts.some((part) => part.name === name)) ?? []
if (unknown.length > 0) {
  say(`No part of the bench: ${unknown.join(", ")}. There are ${parts.map(({ name }) => name).join(", ")}.`)
  process.exit(2)
}
const load = () => `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors`
const folder = mkdtempSync(join(tmpdir(), "millpond-bench-"))
const done = []
for (const { name, command } of parts) {
  if (only !== undefined && !only.includes(name)) continue
  process.stdout.write(`\n${name} (${load()})\n`)
  const figuresFile = join(folder, name)
  const startedAt = performance.now()
  const { status } = spawnSync(process.execPath, [...(await command()), `--figures=${figuresFile}`], {
    stdio: "inherit",
  })
  const seconds = (performance.now() - startedAt) / 1000
  done.push({ name, seconds, status: status ?? 1, figures: readFigures(figuresFile) })
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\nSummary (${load()})\n${summaryOf(done).join("\n")}\n`)
process.exit(done.find(({ status }) => status !== 0)?.status ?? 0)

// Measures the parts whose speed is promised, each against a peer or a limit of the same run:
//   npm run bench [-- --large] [--only=consensus,gas,payout,verify,database]
// Only the last part needs services; it has an instance of its own.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { ensureChromium } from "./chromium.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"
import { typeScript } from "./services.mjs"

const say = (text) => process.stderr.write(`${text}\n`)

requireNode()
await ensureDependencies(say)
const args = process.argv.slice(2)
const only = args
  .find((arg) => arg.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",")
const others = args.filter((arg) => !arg.startsWith("--only="))
const inProcesses = (name) => join(root, "server", "processes", name)
const parts = [
  { name: "consensus", command: () => [...typeScript, inProcesses("bench.ts"), ...others] },
  { name: "gas", command: () => [...typeScript, inProcesses("bench-gas.ts")] },
  { name: "payout", command: () => [...typeScript, inProcesses("bench-payout.ts")] },
  { name: "verify", command: () => [...typeScript, inProcesses("bench-verify.ts"), ensureChromium(say)] },
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
let code = 0
for (const { name, command } of parts) {
  if (only !== undefined && !only.includes(name)) continue
  const { status } = spawnSync(process.execPath, command(), { stdio: "inherit" })
  if (status !== 0) code = status ?? 1
}
process.exit(code)

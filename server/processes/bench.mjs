// Measures the parts whose speed is promised, each against a peer or a limit of the same run. Needs no services.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { ensureChromium } from "./chromium.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"
import { typeScript } from "./services.mjs"

const say = (text) => process.stderr.write(`${text}\n`)

requireNode()
await ensureDependencies(say)
const parts = [
  ["bench.ts", ...process.argv.slice(2)],
  ["bench-verify.ts", ensureChromium(say)],
]
let code = 0
for (const [name, ...args] of parts) {
  const file = join(root, "server", "processes", name)
  const { status } = spawnSync(process.execPath, [...typeScript, file, ...args], { stdio: "inherit" })
  if (status !== 0) code = status ?? 1
}
process.exit(code)

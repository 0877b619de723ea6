// Measures the parts whose speed is promised, each against a peer or a limit of the same run. Needs no services.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"
import { typeScript } from "./services.mjs"

requireNode()
await ensureDependencies((text) => process.stderr.write(`${text}\n`))
const { status } = spawnSync(
  process.execPath,
  [...typeScript, join(root, "server", "processes", "bench.ts"), ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
)
process.exit(status ?? 1)

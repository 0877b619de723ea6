// `npm run recompute -- TRANSCRIPT [--with FILE...] [--rpc URL] [--root HASH] [--from-block N] [--json]`: recomputes a
// transcript from the file alone, holds an epoch's weights against its projects' transcripts (named, or beside it under
// their published names), and all against a chain where one is named. Needs no instance. Exit code 0 where nothing differs.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { bundled } from "./bundle.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"

requireNode()
await ensureDependencies((text) => process.stderr.write(`${text}\n`))
const file = join(root, "server", "processes", "recompute.ts")
const { status } = spawnSync(process.execPath, [...(await bundled(file)), ...process.argv.slice(2)], {
  stdio: "inherit",
})
process.exit(status ?? 2)

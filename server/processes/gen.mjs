// `npm run gen`: writes what is generated and committed: contracts/abi and db/migrations.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"

const name = process.argv[2]
const steps = [
  ["Compiling the contracts", [join("contracts", "forge.mjs"), "build"]],
  ["Writing contracts/abi", [join("server", "chain", "generate-abi.mjs")]],
  [
    "Writing db/migrations",
    [
      join("node_modules", "drizzle-kit", "bin.cjs"),
      "generate",
      "--config=db/drizzle.config.ts",
      ...(name === undefined ? [] : [`--name=${name}`]),
    ],
  ],
]

requireNode()
await ensureDependencies((text) => process.stdout.write(`${text}\n`))
for (const [what, args] of steps) {
  process.stdout.write(`${what} …\n`)
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

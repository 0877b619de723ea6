// `npm test`: every test there is. The last line is `N passed, N failed`; exit code 0 only when none failed.
// --only=verify,contracts,snapshots,vitest,browser runs a part.
import { existsSync } from "node:fs"
import { join } from "node:path"
import { watchAncestors } from "./ancestors.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { Problem, root } from "./files.mjs"
import { bold, printProblem, secondsSince } from "./progress.mjs"
import { runners } from "./runners.mjs"

function chosenRunners(args) {
  const only = args.find((arg) => arg.startsWith("--only="))
  if (only === undefined) return runners.filter(({ folder }) => existsSync(join(root, folder)))
  const names = only.slice("--only=".length).split(",")
  const unknown = names.filter((name) => !runners.some((runner) => runner.name === name))
  if (unknown.length > 0) {
    throw new Problem(
      `There is no runner ${unknown.join(", ")}.`,
      `There are ${runners.map(({ name }) => name).join(", ")}.`,
    )
  }
  return runners.filter(({ name }) => names.includes(name))
}

/** Runs one runner; one that fails as a whole or runs nothing counts as a failure. */
async function runOne({ name, run }) {
  const startedAt = Date.now()
  process.stdout.write(`\n${bold(name)}\n`)
  const count = await run().catch((error) => {
    process.stdout.write(
      `  ${error.wayOut === undefined ? error.stack : `${error.message} ${error.wayOut}`}\n`,
    )
    return { passed: 0, failed: 1, skipped: 0 }
  })
  if (count.passed + count.failed === 0) {
    process.stdout.write(`  ${name} ran no test\n`)
    count.failed = 1
  }
  return { name, ...count, duration: secondsSince(startedAt) }
}

async function main() {
  requireNode()
  watchAncestors(() => process.exit(130))
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130))
  await ensureDependencies((text) => process.stdout.write(`  ${text}\n`))
  const startedAt = Date.now()
  const results = []
  for (const runner of chosenRunners(process.argv.slice(2))) results.push(await runOne(runner))
  process.stdout.write("\n")
  for (const { name, passed, failed, skipped, duration } of results) {
    const figures = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`
    process.stdout.write(`  ${name.padEnd(12)} ${figures.padEnd(36)} ${duration.padStart(8)}\n`)
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  process.stdout.write(`  ${"all".padEnd(49)} ${secondsSince(startedAt).padStart(8)}\n\n`)
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`)
  process.exit(sum("failed") === 0 ? 0 : 1)
}

main().catch((error) => {
  printProblem(error)
  process.stdout.write("0 passed, 1 failed\n")
  process.exit(1)
})

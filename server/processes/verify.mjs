// `npm run verify`: format, lint, arrows between rooms, types, words, house rules, generated files. No services.
import { spawn } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { root } from "./files.mjs"
import { printProblem, secondsSince, teal } from "./progress.mjs"
import { checkAbi, checkMigrations } from "./verify-generated.mjs"
import { findBrokenRules } from "./verify-rules.mjs"
import { findRefusedWords } from "./verify-words.mjs"

const arrows = "style/noRestrictedImports"

/** The checks: name, and what answers a list of complaints. */
const checks = [
  ["format and lint", () => tool("biome", ["check", ".", `--skip=${arrows}`, ...biomeOutput])],
  ["arrows between rooms", () => tool("biome", ["lint", ".", `--only=${arrows}`, ...biomeOutput])],
  [
    "types",
    () => tool("tsc", ["-p", join("server", "processes", "tsconfig.verify.json"), "--pretty", "false"]),
  ],
  ["words of the glossary", async () => findRefusedWords()],
  ["house rules", async () => findBrokenRules()],
  ["generated ABIs", async () => checkAbi()],
  ["generated migrations", async () => checkMigrations()],
]

const biomeOutput = [
  "--max-diagnostics=20",
  "--diagnostic-level=error",
  "--colors=off",
  "--no-errors-on-unmatched",
]

const programs = {
  biome: join(root, "node_modules", "@biomejs", "biome", "bin", "biome"),
  tsc: join(root, "node_modules", "typescript", "bin", "tsc"),
}

/** Runs a tool of node_modules; its output is the complaint when it fails. */
function tool(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [programs[name], ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk))
    child.once("error", (error) => resolve([error.message]))
    child.once("close", (code) =>
      resolve(code === 0 ? [] : [output.trim() || `${name} ended with code ${code}`]),
    )
  })
}

/** Runs every check, one line each. Answers how many passed and failed. */
export async function verify() {
  mkdirSync(join(root, "node_modules", ".cache"), { recursive: true })
  let failed = 0
  for (const [name, check] of checks) {
    const startedAt = Date.now()
    const complaints = await check().catch((error) => [error.stack ?? String(error)])
    const isRight = complaints.length === 0
    if (!isRight) failed += 1
    process.stdout.write(
      `  ${isRight ? teal("✓") : "✗"} ${name.padEnd(34)} ${secondsSince(startedAt).padStart(7)}\n`,
    )
    for (const complaint of complaints) process.stdout.write(`${complaint.replace(/^/gm, "      ")}\n`)
  }
  return { passed: checks.length - failed, failed }
}

async function main() {
  requireNode()
  await ensureDependencies((text) => process.stdout.write(`  ${text}\n`))
  const { failed } = await verify()
  process.stdout.write(failed === 0 ? "\n  All checks passed\n" : `\n  ${failed} checks failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    printProblem(error)
    process.exit(1)
  })
}

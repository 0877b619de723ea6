// The test runners: each runs its own kind of tests and answers {passed, failed, skipped}.
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ensureChromium } from "./chromium.mjs"
import { root } from "./files.mjs"
import { verify } from "./verify.mjs"

const none = { passed: 0, failed: 0, skipped: 0 }

/** Runs Node on a file; answers its exit code and, where it is kept, its output. */
function runNode(args, { env = {}, isKept = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", isKept ? "pipe" : "inherit", "inherit"],
    })
    const stopToo = () => child.kill("SIGTERM")
    process.once("exit", stopToo)
    const chunks = []
    child.stdout?.on("data", (chunk) => chunks.push(chunk))
    child.once("error", () => resolve({ code: 127, output: "" }))
    child.once("close", (code) => {
      process.removeListener("exit", stopToo)
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() })
    })
  })
}

/** A report file that a runner writes, or undefined where it wrote none. */
async function withReport(run) {
  const folder = mkdtempSync(join(tmpdir(), "millpond-report-"))
  const file = join(folder, "report.json")
  try {
    const { code } = await run(file)
    return { code, report: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A failure that no single test carries still counts as one. */
function withExitCode(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

async function runVitest() {
  const { code, report } = await withReport((file) =>
    runNode([
      join("node_modules", "vitest", "vitest.mjs"),
      ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ]),
  )
  if (report === undefined) return { ...none, failed: 1 }
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  )
  const skipped = report.numPendingTests + report.numTodoTests
  return withExitCode(
    { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped },
    code,
  )
}

async function runForge() {
  const { code, output } = await runNode([join("contracts", "forge.mjs"), "test", "--json"], { isKept: true })
  const start = output.indexOf("{")
  if (start < 0) {
    process.stdout.write(output)
    return { ...none, failed: 1 }
  }
  const count = { ...none }
  for (const [suite, { test_results: results }] of Object.entries(JSON.parse(output.slice(start)))) {
    for (const [name, { status, reason }] of Object.entries(results)) {
      count[{ Success: "passed", Skipped: "skipped" }[status] ?? "failed"] += 1
      if (status !== "Success") process.stdout.write(`  ${status} ${suite} ${name} ${reason ?? ""}\n`)
    }
  }
  return withExitCode(count, code)
}

async function runSnapshots() {
  const { code } = await runNode([join("contracts", "snapshots", "compare.mjs")])
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

async function runPlaywright() {
  const chromium = ensureChromium((text) => process.stdout.write(`  ${text}\n`))
  const { code, report } = await withReport((file) =>
    runNode(
      [join("node_modules", "@playwright", "test", "cli.js"), "test", "--config=e2e", "--reporter=list,json"],
      {
        env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      },
    ),
  )
  if (report === undefined) return { ...none, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExitCode({ passed: expected + flaky, failed: unexpected, skipped }, code)
}

/** In the order they run: quick ones first. A runner is left away only where its folder is absent. */
export const runners = [
  { name: "verify", folder: "server", run: async () => ({ ...none, ...(await verify()) }) },
  { name: "contracts", folder: "contracts/test", run: runForge },
  { name: "snapshots", folder: "contracts/snapshots", run: runSnapshots },
  { name: "vitest", folder: "server", run: runVitest },
  { name: "browser", folder: "e2e", run: runPlaywright },
]

// Runs a TypeScript file of the server with an instance's environment:
//   node server/processes/command.mjs [--fresh | --alone] FILE [arguments]
// With the instance of DATA_DIR where it runs; else its database and chain are started for as long as the file runs.
// --fresh: in an empty instance of its own, which is removed afterwards.
// --alone: without an instance, in the environment as it is given.
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bundled } from "./bundle.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { Problem, root } from "./files.mjs"
import { runningInstanceEnv, startInstance } from "./instance.mjs"
import { dataFolder } from "./options.mjs"
import { printProblem } from "./progress.mjs"

/** Says what goes on where it does not disturb what the file prints. */
const say = (text) => process.stderr.write(`${text}\n`)

function readArguments(args) {
  const place = ["--fresh", "--alone"].find((flag) => flag === args[0])
  const [file, ...rest] = place === undefined ? args : args.slice(1)
  if (file === undefined)
    throw new Problem("No file to run.", "node server/processes/command.mjs FILE [arguments]")
  return { place, file, rest }
}

async function openPlace(place) {
  if (place === "--alone") return { env: process.env, close: async () => undefined }
  if (place === "--fresh") {
    const base = mkdtempSync(join(tmpdir(), "millpond-fresh-"))
    say("Starting a fresh instance for this command …")
    const instance = await startInstance({ dataDir: join(base, "data"), flags: ["--services-only"] })
    const close = async () => {
      await instance.stop()
      rmSync(base, { recursive: true, force: true })
    }
    return { env: instance.env, close }
  }
  const env = runningInstanceEnv(process.env)
  if (env !== undefined) return { env, close: async () => undefined }
  say("No instance runs here: starting its database and chain for this command …")
  const instance = await startInstance({ dataDir: dataFolder(process.env), flags: ["--services-only"] })
  return { env: instance.env, close: instance.stop }
}

async function runFile(file, rest, env) {
  const child = spawn(process.execPath, [...(await bundled(join(root, file))), ...rest], {
    cwd: root,
    env,
    stdio: "inherit",
  })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once("error", () => resolve(127))
    child.once("exit", (code, signal) => resolve(signal === null ? code : 1))
  })
}

async function main() {
  requireNode()
  await ensureDependencies(say)
  const { place, file, rest } = readArguments(process.argv.slice(2))
  const { env, close } = await openPlace(place)
  try {
    process.exitCode = await runFile(file, rest, env)
  } finally {
    await close()
  }
  process.exit()
}

main().catch((error) => {
  printProblem(error)
  process.exit(1)
})

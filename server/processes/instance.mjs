// An instance in the background, for browser tests, the replay and commands.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { environmentsOf } from "./environment.mjs"
import { Problem, readJson, root } from "./files.mjs"
import { dataFolder, readOptions } from "./options.mjs"
import { freePort } from "./ports.mjs"
import { isRunning, readProcessList } from "./process-list.mjs"

/**
 * Starts an instance under a data folder and waits until it serves.
 * `flags` are those of `npm start`, such as "--no-seed" and "--without-web". The instance stops with this process.
 * Answers {origin, dataDir, env, output(), stop()}; `env` is what a command of the instance is told.
 */
export async function startInstance({
  dataDir,
  port,
  flags = [],
  env = {},
  timeoutSeconds = 600,
  isQuiet = true,
}) {
  const webPort = port ?? (await freePort())
  const given = { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(webPort) }
  for (const name of ["npm_lifecycle_event", "ORIGIN", "NODE_ENV", "NODE_OPTIONS", "VITEST"]) {
    if (env[name] === undefined) delete given[name]
  }
  const child = spawn(
    process.execPath,
    [join(root, "server", "processes", "start.mjs"), "--watch-parent", ...flags],
    {
      cwd: root,
      env: given,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  )
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output = `${output}${chunk}`.slice(-100_000)
      if (!isQuiet) process.stdout.write(chunk)
    })
  }
  const stop = () => stopChild(child)
  const ready = await readiness(child, timeoutSeconds)
  if (ready === undefined) {
    await stop()
    throw new Problem(
      `The instance under ${dataDir} did not come up.\n${output.slice(-4000)}`,
      "See its logs.",
    )
  }
  child.channel?.unref()
  const options = readOptions(flags, given)
  return {
    origin: ready.origin,
    dataDir: options.dataDir,
    env: instanceEnv(options),
    pid: child.pid,
    output: () => output,
    stop,
  }
}

function readiness(child, timeoutSeconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), timeoutSeconds * 1000)
    const end = (value) => {
      clearTimeout(timer)
      resolve(value)
    }
    child.once("message", end)
    child.once("exit", () => end(undefined))
    child.once("error", () => end(undefined))
  })
}

function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once("exit", resolve)
    child.kill("SIGTERM")
  })
}

/** The environment of commands for an instance that stands under the options' data folder. */
export function instanceEnv(options) {
  const secrets = readJson(join(options.dataDir, "secrets.json"), undefined)
  const record = readJson(join(options.dataDir, "instance.json"), undefined)
  if (secrets === undefined || record === undefined) {
    throw new Problem(`There is no instance in ${options.dataDir}.`, "Start one: npm start")
  }
  const at = { ...options, origin: record.origin, port: record.ports.web }
  return environmentsOf({ options: at, ports: record.ports, secrets }).command
}

/** The environment of the instance that runs under the environment's DATA_DIR, or undefined where none does. */
export function runningInstanceEnv(env) {
  const dataDir = dataFolder(env)
  if (!existsSync(join(dataDir, "processes.json")) || !isRunning(readProcessList(dataDir).supervisor))
    return undefined
  return instanceEnv(readOptions([], env))
}

import { spawn } from "node:child_process"
import {
  closeSync,
  createWriteStream,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs"
import { root } from "./files.mjs"

const largestLogBytes = 8_000_000

/** Spawns a process whose output goes to its log; with `isEchoed` to the console too. */
export function spawnLogged(spec, logFile) {
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.old`)
  const log = openSync(logFile, "a", 0o600)
  const output = spec.isEchoed ? "pipe" : log
  const child = spawn(spec.command, spec.args, {
    cwd: root,
    ...spec.options,
    detached: true,
    stdio: ["ignore", output, output, ...(spec.hasChannel ? ["ipc"] : [])],
  })
  child.on("error", () => undefined)
  if (spec.isEchoed) echo(child, createWriteStream(logFile, { fd: log }))
  else closeSync(log)
  return child
}

function echo(child, file) {
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      file.write(chunk)
      process.stdout.write(chunk)
    })
  }
}

/** Bytes that a log holds by now. */
export function logBytes(file) {
  return existsSync(file) ? statSync(file).size : 0
}

/** The last lines of a log behind its first bytes, indented; empty where there are none. */
export function lastLines(file, count, fromBytes = 0) {
  if (!existsSync(file)) return ""
  const text = readFileSync(file)
    .subarray(fromBytes > logBytes(file) ? 0 : fromBytes)
    .toString()
  const lines = text.trimEnd().split("\n").slice(-count)
  return lines.map((line) => `    ${line.slice(0, 300)}`).join("\n")
}

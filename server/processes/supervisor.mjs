// Runs an instance's processes, each in a group of its own, and starts again what dies unexpectedly.
import { spawn } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Problem } from "./files.mjs"
import { lastLines, logBytes, spawnLogged } from "./logs.mjs"
import { identityOf, stopInOrder, writeProcessList } from "./process-list.mjs"

const longestPauseMs = 30_000
const steadyMs = 60_000
const guardFile = fileURLToPath(new URL("guard.mjs", import.meta.url))

/**
 * Supervises the processes of one data folder. A process is {name, command, args, options, stopSignal, graceMs};
 * one that serves has `isReady(isAlive, child)`, which resolves to whether it does.
 */
export class Supervisor {
  #dataDir
  #say
  #running = new Map()
  #pauses = new Set()
  #stopped
  #guard

  /** @param say takes a line about a process that died while it served */
  constructor(dataDir, say) {
    this.#dataDir = dataDir
    this.#say = say
    mkdirSync(join(dataDir, "logs"), { recursive: true })
    this.#record()
    this.#guard = startGuard(dataDir)
  }

  get isStopping() {
    return this.#stopped !== undefined
  }

  logOf(name) {
    return join(this.#dataDir, "logs", `${name}.log`)
  }

  /** Starts a process that serves and waits until it does; a Problem with the end of its log when it does not. */
  async start(spec) {
    const child = this.#launch(spec, 0)
    const failed = new Promise((resolve) => child.once("error", resolve))
    const isAlive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
    const isServing = await Promise.race([spec.isReady(isAlive, child), failed.then(() => false)])
    if (!isServing) throw this.#cannot(spec, "does not start")
    spec.isServing = true
    return child
  }

  /** Runs a process to its end; a Problem with the end of its log when it fails. Answers its last message. */
  run(spec) {
    const child = this.#launch(spec, 0)
    let message
    child.on("message", (value) => {
      message = value
    })
    return new Promise((resolve, reject) => {
      child.once("error", () => reject(this.#cannot(spec, "does not start")))
      child.once("exit", (code) => (code === 0 ? resolve(message) : reject(this.#cannot(spec, "failed"))))
    })
  }

  /** Stops everything, in order; may be asked twice. */
  stopAll() {
    for (const timer of this.#pauses) clearTimeout(timer)
    this.#stopped ??= stopInOrder([...this.#running.values()]).then(() => {
      writeProcessList(this.#dataDir, { supervisor: null, children: [] })
      this.#guard.stdin.end()
    })
    return this.#stopped
  }

  #launch(spec, failures) {
    if (this.isStopping) throw new Problem("Stopped.", "Start again when you like.")
    spec.logStartBytes = logBytes(this.logOf(spec.name))
    const child = spawnLogged(spec, this.logOf(spec.name))
    if (child.pid === undefined) return child
    const { name, stopSignal = "SIGTERM", graceMs = 5000 } = spec
    this.#running.set(child, { name, pid: child.pid, identity: identityOf(child.pid), stopSignal, graceMs })
    this.#record()
    const startedAt = Date.now()
    child.once("exit", (code, signal) => {
      this.#running.delete(child)
      if (this.isStopping) return
      this.#record()
      if (spec.isServing) this.#startAgain(spec, signal ?? `code ${code}`, failures, startedAt)
    })
    return child
  }

  #startAgain(spec, reason, failures, startedAt) {
    const failed = Date.now() - startedAt > steadyMs ? 1 : failures + 1
    const pauseMs = Math.min(longestPauseMs, 250 * 2 ** failed)
    this.#say(
      `${spec.name} ended (${reason}). It starts again in ${pauseMs / 1000} s. Log: ${this.logOf(spec.name)}`,
    )
    const timer = setTimeout(() => {
      this.#pauses.delete(timer)
      if (!this.isStopping) this.#launch(spec, failed)
    }, pauseMs)
    this.#pauses.add(timer)
  }

  #record() {
    writeProcessList(this.#dataDir, {
      supervisor: { pid: process.pid, identity: identityOf(process.pid) },
      children: [...this.#running.values()],
    })
  }

  #cannot(spec, what) {
    if (this.isStopping) return new Problem("Stopped.", "Start again when you like.")
    const end = lastLines(this.logOf(spec.name), 12, spec.logStartBytes)
    return new Problem(
      `${spec.title ?? spec.name} ${what}.\n${end}\n`,
      spec.wayOut ?? `Log: ${this.logOf(spec.name)}`,
    )
  }
}

/** A small process that outlives a killed supervisor just long enough to stop what it had started. */
function startGuard(dataDir) {
  const guard = spawn(process.execPath, [guardFile, dataDir, String(process.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  })
  guard.unref()
  guard.stdin.unref?.()
  guard.stdin.on("error", () => undefined)
  return guard
}

// Which processes belong to a data folder. Kept on disk, so that whatever a killed instance left is found again.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { readJson, writeJson } from "./files.mjs"
import { waitUntil } from "./ports.mjs"

const fileOf = (dataDir) => join(dataDir, "processes.json")
const nothing = { supervisor: null, children: [] }

/** When a process began, as the system tells it: with the pid it names one process for good. Undefined when gone. */
export function identityOf(pid) {
  if (process.platform !== "linux") {
    const said = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" })
    return said.stdout?.trim() || undefined
  }
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Whether exactly this process still runs. */
export function isRunning(entry) {
  return entry !== null && identityOf(entry.pid) === entry.identity && entry.identity !== undefined
}

export function readProcessList(dataDir) {
  return { ...nothing, ...readJson(fileOf(dataDir), nothing) }
}

export function writeProcessList(dataDir, list) {
  writeJson(fileOf(dataDir), list)
}

/** Sends a signal to a process and all of its group. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    try {
      process.kill(pid, signal)
    } catch {
      return false
    }
  }
  return true
}

/** Stops processes at the same time: each by its own signal, and by force when its grace is over. */
export async function stopProcesses(entries) {
  await Promise.all(
    entries.filter(isRunning).map(async (entry) => {
      signalGroup(entry.pid, entry.stopSignal)
      const ended = await waitUntil(() => !isRunning(entry), { timeoutMs: entry.graceMs, everyMs: 20 })
      if (!ended) signalGroup(entry.pid, "SIGKILL")
      await waitUntil(() => !isRunning(entry), { timeoutMs: 5000, everyMs: 20 })
    }),
  )
}

/** The order of stopping: who serves people first, what keeps their data last. */
export async function stopInOrder(entries) {
  const keepers = new Set(["database", "chain"])
  await stopProcesses(entries.filter((entry) => !keepers.has(entry.name)))
  await stopProcesses(entries.filter((entry) => keepers.has(entry.name)))
}

/** Stops what a killed instance of this folder left. Answers how many there were. */
export async function stopLeftovers(dataDir) {
  const { children } = readProcessList(dataDir)
  const left = children.filter(isRunning)
  await stopInOrder(left)
  writeProcessList(dataDir, nothing)
  return left.length
}

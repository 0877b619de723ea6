// npm does not pass signals on: the end of whoever started this process is seen by looking.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { identityOf } from "./process-list.mjs"

const shells = new Set(["sh", "dash", "bash", "zsh", "ash", "busybox"])

/** Parent and name of a process; undefined where it is gone. */
function describe(pid) {
  if (process.platform !== "linux") {
    const said = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], {
      encoding: "utf8",
    }).stdout?.trim()
    const [, parent, name] = /^(\d+)\s+(.*)$/.exec(said ?? "") ?? []
    return parent === undefined ? undefined : { parentPid: Number(parent), name: name.split("/").pop() }
  }
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    const close = text.lastIndexOf(")")
    return {
      parentPid: Number(text.slice(close + 2).split(" ")[1]),
      name: text.slice(text.indexOf("(") + 1, close),
    }
  } catch {
    return undefined
  }
}

/** Calls back once when the parent ends, or the npm behind the shell that npm runs scripts in. */
export function watchAncestors(onGone) {
  const watched = [process.ppid]
  const parent = describe(process.ppid)
  if (parent !== undefined && shells.has(parent.name) && process.env.npm_lifecycle_event)
    watched.push(parent.parentPid)
  const known = watched.filter((pid) => pid > 1).map((pid) => ({ pid, identity: identityOf(pid) }))
  const everyMs = process.platform === "linux" ? 250 : 1000
  const timer = setInterval(() => {
    if (known.every(({ pid, identity }) => identityOf(pid) === identity)) return
    clearInterval(timer)
    onGone()
  }, everyMs)
  timer.unref()
}

import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

const root = path.resolve(import.meta.dirname ?? ".", "..", "..", "..")

export interface ListedProcess {
  readonly name: string
  readonly pid: number
}

/** A start of the product by a test: its process, all it printed, and the end of it. */
export interface Started {
  readonly child: ChildProcess
  readonly pid: number
  readonly exit: Promise<number | null>
  output(): string
}

/** A folder for one test's instance. */
export function makeDataDir(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), "millpond-start-")), "data")
}

function plainEnv(): Record<string, string> {
  const given = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_|DATA_DIR|PORT)/.test(name),
  )
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? ""]))
}

/** Starts as a person would: `npm start`, or the script itself. */
export function start(
  dataDir: string,
  options: { readonly byNpm?: boolean; readonly flags?: readonly string[]; readonly port?: number } = {},
): Started {
  const flags = options.flags ?? ["--services-only"]
  const command = options.byNpm ? "npm" : process.execPath
  const args = options.byNpm
    ? ["start", "--silent", "--", ...flags]
    : ["server/processes/start.mjs", ...flags]
  const env = {
    ...plainEnv(),
    NODE_ENV: "production" as const,
    DATA_DIR: dataDir,
    PORT: String(options.port ?? 3999),
  }
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const exit = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)))
  if (child.pid === undefined) throw new Error(`${command} did not start`)
  return { child, pid: child.pid, exit, output: () => output }
}

/** Waits for something to be so; fails with what was printed when it is not in time. */
export async function until(isSo: () => boolean, what: () => string, seconds = 60): Promise<void> {
  const endAt = Date.now() + seconds * 1000
  while (!isSo()) {
    if (Date.now() > endAt) throw new Error(`Not in time: ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Waits until an instance of services stands. */
export async function untilServing(started: Started): Promise<void> {
  await until(() => started.output().includes("Serving without pages"), started.output)
}

/** The processes that an instance has written down. */
export function listedProcesses(dataDir: string): readonly ListedProcess[] {
  const file = path.join(dataDir, "processes.json")
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).children : []
}

export function pidOf(dataDir: string, name: string): number {
  const found = listedProcesses(dataDir).find((entry) => entry.name === name)
  if (found === undefined) throw new Error(`No ${name} among the processes of ${dataDir}`)
  return found.pid
}

/** Every process of the system that was told this data folder, by argument or environment (Linux). */
export function processesOf(dataDir: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const command = readProc(pid, "cmdline")
      const isOurs = command.includes(dataDir) || readProc(pid, "environ").includes(`DATA_DIR=${dataDir}\0`)
      return isOurs && command !== "" ? [`${pid} ${command.replaceAll("\0", " ")}`] : []
    })
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8")
  } catch {
    return ""
  }
}

/** Fails unless, within some seconds, no process of a data folder is left. */
export async function untilNothingLeft(dataDir: string): Promise<void> {
  await until(
    () => processesOf(dataDir).length === 0,
    () => processesOf(dataDir).join("\n"),
    30,
  )
}

import { spawnSync } from "node:child_process"
import { readdirSync } from "node:fs"
import { availableParallelism } from "node:os"
import path from "node:path"
import postgres from "postgres"

/** Where Debian keeps the programs of each version. */
const versionsFolder = "/usr/lib/postgresql"
const database = "pgbench_bank"

export interface PgbenchRun {
  /** As the program says it. */
  readonly version: string
  readonly transactionsPerSecond: number
}

/**
 * The machine's own pgbench (TPC-B) in a database of its own on the same server, or null where there is none.
 * @param ownerUrl of a role that may create databases
 * @param scale 100,000 accounts each
 * @throws Error with what pgbench said where it is there and fails
 */
export async function runPgbench(
  ownerUrl: string,
  { clientCount, scale, seconds }: { clientCount: number; scale: number; seconds: number },
): Promise<PgbenchRun | null> {
  const program = findPgbench()
  if (program === null) return null
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await owner.unsafe(`create database ${database}`)
    const url = new URL(ownerUrl)
    url.pathname = `/${database}`
    const threadCount = Math.min(clientCount, availableParallelism())
    run(program, ["--initialize", "--quiet", `--scale=${scale}`, url.href])
    const said = run(program, [
      ...["--protocol=prepared", "--no-vacuum", `--time=${seconds}`],
      ...[`--client=${clientCount}`, `--jobs=${threadCount}`, url.href],
    ])
    const rate = /^tps = ([0-9.]+)/m.exec(said)?.[1]
    if (rate === undefined) throw new Error(`pgbench named no rate: ${said.slice(-500)}`)
    return { version: run(program, ["--version"]).trim(), transactionsPerSecond: Number(rate) }
  } finally {
    await owner.unsafe(`drop database if exists ${database} with (force)`)
    await owner.end()
  }
}

/** On the PATH, or the newest of those that the system's packages have brought. */
function findPgbench(): string | null {
  const candidates = [
    "pgbench",
    ...versions().map((version) => path.join(versionsFolder, version, "bin/pgbench")),
  ]
  return candidates.find((program) => spawnSync(program, ["--version"]).status === 0) ?? null
}

function versions(): readonly string[] {
  try {
    return readdirSync(versionsFolder).sort((a, b) => Number(b) - Number(a))
  } catch {
    return []
  }
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" })
  if (status !== 0) throw new Error(`pgbench failed: ${stderr.slice(-500)}`)
  return stdout
}

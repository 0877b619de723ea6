import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import {
  listedProcesses,
  makeDataDir,
  pidOf,
  processesOf,
  start,
  until,
  untilNothingLeft,
  untilServing,
} from "./testing/instances"

let dataDir = ""
beforeEach(() => {
  dataDir = makeDataDir()
})
afterEach(async () => {
  for (const line of processesOf(dataDir)) killQuietly(Number(line.split(" ")[0]))
  rmSync(path.dirname(dataDir), { recursive: true, force: true })
})

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It ended between being listed and now.
  }
}

describe.skipIf(process.platform !== "linux")("start and stop", () => {
  test("Ctrl-C stops everything, and a second start finds the same data in seconds", async () => {
    const first = start(dataDir)
    await untilServing(first)
    const chainFile = readFileSync(path.join(dataDir, "chain.json"), "utf8")
    const secrets = readFileSync(path.join(dataDir, "secrets.json"), "utf8")
    first.child.kill("SIGINT")
    expect(await first.exit).toBe(0)
    await untilNothingLeft(dataDir)

    const startedAt = Date.now()
    const second = start(dataDir)
    await untilServing(second)
    expect(Date.now() - startedAt).toBeLessThan(20_000)
    expect(readFileSync(path.join(dataDir, "chain.json"), "utf8")).toBe(chainFile)
    expect(readFileSync(path.join(dataDir, "secrets.json"), "utf8")).toBe(secrets)
    second.child.kill("SIGTERM")
    expect(await second.exit).toBe(0)
    await untilNothingLeft(dataDir)
  })

  test.each(["SIGTERM", "SIGKILL"] as const)("%s to npm leaves no process behind", async (signal) => {
    const started = start(dataDir, { byNpm: true })
    await untilServing(started)
    expect(processesOf(dataDir).length).toBeGreaterThan(3)
    started.child.kill(signal)
    await started.exit
    await untilNothingLeft(dataDir)
    expect(listedProcesses(dataDir)).toEqual([])
  })

  test("a supervisor killed without a word leaves no process behind", async () => {
    const started = start(dataDir)
    await untilServing(started)
    started.child.kill("SIGKILL")
    await untilNothingLeft(dataDir)
  })

  test("a start that is stopped half way leaves no process behind", async () => {
    const started = start(dataDir)
    await until(() => listedProcesses(dataDir).length > 0, started.output)
    started.child.kill("SIGTERM")
    expect(await started.exit).toBe(0)
    await untilNothingLeft(dataDir)
  })

  test.each(["database", "chain"])("a %s that dies is started again and has lost nothing", async (name) => {
    const started = start(dataDir)
    await untilServing(started)
    const pid = pidOf(dataDir, name)
    const before = statSync(path.join(dataDir, "chain.json")).mtimeMs
    process.kill(pid, "SIGKILL")
    await until(
      () => listedProcesses(dataDir).some((entry) => entry.name === name && entry.pid !== pid),
      started.output,
    )
    started.child.kill("SIGTERM")
    expect(await started.exit).toBe(0)
    const again = start(dataDir)
    await untilServing(again)
    expect(statSync(path.join(dataDir, "chain.json")).mtimeMs).toBe(before)
    again.child.kill("SIGTERM")
    await again.exit
    await untilNothingLeft(dataDir)
  })

  test("vault and worker are started again when they die, and stop with the rest", async () => {
    const started = start(dataDir, { flags: ["--without-web", "--no-seed"] })
    await untilServing(started)
    for (const name of ["vault", "worker"]) {
      const pid = pidOf(dataDir, name)
      process.kill(pid, "SIGKILL")
      await until(
        () => listedProcesses(dataDir).some((one) => one.name === name && one.pid !== pid),
        started.output,
      )
    }
    started.child.kill("SIGTERM")
    expect(await started.exit).toBe(0)
    await untilNothingLeft(dataDir)
  })

  test("a second start beside a running one is refused and disturbs nothing", async () => {
    const first = start(dataDir)
    await untilServing(first)
    const pids = listedProcesses(dataDir).map(({ pid }) => pid)
    const second = start(dataDir)
    expect(await second.exit).toBe(1)
    expect(second.output()).toContain("already runs")
    expect(listedProcesses(dataDir).map(({ pid }) => pid)).toEqual(pids)
    first.child.kill("SIGTERM")
    await first.exit
    await untilNothingLeft(dataDir)
  })

  test("two instances run side by side", async () => {
    const other = makeDataDir()
    const both = [start(dataDir), start(other)]
    await Promise.all(both.map(untilServing))
    for (const { child } of both) child.kill("SIGTERM")
    expect(await Promise.all(both.map(({ exit }) => exit))).toEqual([0, 0])
    await Promise.all([untilNothingLeft(dataDir), untilNothingLeft(other)])
    rmSync(path.dirname(other), { recursive: true, force: true })
  })
})

describe.skipIf(process.platform !== "linux")("a start that cannot be", () => {
  async function refusal(flags?: readonly string[], port?: number): Promise<string> {
    const started = start(dataDir, { ...(flags && { flags }), ...(port && { port }) })
    expect(await started.exit).toBe(1)
    await untilNothingLeft(dataDir)
    return started.output()
  }

  test("a busy port is named, with the way out", async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        resolve(address !== null && typeof address === "object" ? address.port : 0)
      })
    })
    const said = await refusal(["--no-seed"], port)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).toContain(`PORT=${port + 1}`)
    server.close()
  })

  test("a damaged database is named, with the way out", async () => {
    const first = start(dataDir, { flags: ["--services-only", "--until-ready"] })
    expect(await first.exit).toBe(0)
    rmSync(path.join(dataDir, "postgres", "global", "pg_control"))
    const said = await refusal()
    expect(said).toContain("The database does not start")
    expect(said).toContain("restore them from a copy")
  })

  test("a missing key of the vault is never replaced", async () => {
    const first = start(dataDir, { flags: ["--services-only", "--until-ready"] })
    expect(await first.exit).toBe(0)
    rmSync(`${dataDir}.key`)
    expect(await refusal()).toContain("The vault's key")
  })

  test("missing secrets are never replaced", async () => {
    mkdirSync(path.join(dataDir, "postgres"), { recursive: true })
    expect(await refusal()).toContain("not the secrets that open it")
  })

  test("an unknown flag is refused", async () => {
    expect(await refusal(["--turbo"])).toContain("There is no flag --turbo")
  })
})

test.skipIf(process.platform !== "linux")("demo data that was not finished is made anew", async () => {
  const first = start(dataDir, { flags: ["--services-only", "--until-ready"] })
  expect(await first.exit).toBe(0)
  const record = path.join(dataDir, "instance.json")
  writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, "utf8")), seed: "begun" }))
  writeFileSync(path.join(dataDir, "blobs", "half"), "x")
  const second = start(dataDir, { flags: ["--services-only", "--until-ready"] })
  expect(await second.exit).toBe(0)
  expect(() => statSync(path.join(dataDir, "blobs", "half"))).toThrow()
  expect(JSON.parse(readFileSync(record, "utf8")).seed).toBeUndefined()
})

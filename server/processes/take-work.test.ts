import postgres from "postgres"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import { databaseQueue, type JobName } from "@/server/jobs/queue"
import type { WorkPlan } from "@/server/jobs/work-plan"
import { createLogger } from "@/server/platform/logger"
import type { ServiceContext } from "@/server/services/context"
import { takeWork } from "./take-work"
import { until } from "./testing/instances"

const names: readonly JobName[] = [
  ...(["admitContribution", "refitProject", "settleRuns", "expireLeases", "closeProject"] as const),
  ...(["cutRelease", "sendPurchase", "prepareDelivery", "settleGrants", "closeDueEpochs"] as const),
  ...(["advanceEpochs", "sendClaims", "followChain"] as const),
]

let world: World
const lines: string[] = []
const log = createLogger({
  level: "debug",
  format: "json",
  write: (line) => lines.push(line),
  now: () => new Date(),
})

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  const sql = postgres(inject("databaseServer").ownerUrl, { max: 1, onnotice: () => {} })
  await untilUnused(sql, new URL(world.webDatabaseUrl).pathname.slice(1))
  await sql.end()
  await world.close()
})

/** The queue answers that it is closed a moment before its connections are; ours carry a name. */
async function untilUnused(sql: postgres.Sql, database: string): Promise<void> {
  for (;;) {
    const open = await sql`
      select 1 from pg_stat_activity where datname = ${database} and application_name <> 'postgres.js'`
    if (open.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function planOf(
  job: (name: string, context: ServiceContext, payload: unknown) => Promise<void>,
  atStart: readonly JobName[] = [],
): WorkPlan {
  const entries = names.map((name) => [
    name,
    (context: ServiceContext, payload: unknown) => job(name, context, payload),
  ])
  return { jobs: Object.fromEntries(entries), crontab: "", atStart }
}

const options = (plan: WorkPlan, databaseUrl = world.webDatabaseUrl) => ({
  plan,
  databaseUrl,
  log,
  concurrency: 2,
  context: world.context,
})
const fail = (error: unknown) => {
  throw error
}

test("a queued job runs as that job, once, and what is due at the start is queued", async () => {
  const seen: string[] = []
  const plan = planOf(
    async (name, context, payload) => {
      seen.push(`${name} ${context.actor.kind} ${JSON.stringify(payload)}`)
    },
    ["expireLeases"],
  )
  const work = await takeWork(options(plan), fail)
  await databaseQueue.add(world.db, "refitProject", { projectId: "prj_1" })
  await until(
    () => seen.length === 2,
    () => seen.join(),
  )
  await work.close()
  expect(seen.sort()).toEqual(["expireLeases job {}", 'refitProject job {"projectId":"prj_1"}'])
})

test("closing waits for the work under way", async () => {
  let isDone = false
  let isBegun = false
  const plan = planOf(async () => {
    isBegun = true
    await new Promise((resolve) => setTimeout(resolve, 600))
    isDone = true
  })
  const work = await takeWork(options(plan), fail)
  await databaseQueue.add(world.db, "settleRuns", { projectId: "prj_2" })
  await until(
    () => isBegun,
    () => "not begun",
  )
  await work.close()
  expect(isDone).toBe(true)
})

test("a job that fails is kept for later, and its parameters reach no log", async () => {
  let attempts = 0
  const plan = planOf(async () => {
    attempts += 1
    throw new Error("Failed query: select $1\nparams: a private sentence")
  })
  const work = await takeWork(options(plan), fail)
  await databaseQueue.add(world.db, "cutRelease", { releaseId: "rel_1" })
  await until(
    () => lines.some((line) => line.includes("job failed")),
    () => lines.join("\n"),
  )
  await work.close()
  const sql = postgres(world.webDatabaseUrl, { max: 1, onnotice: () => {} })
  const waiting = await sql`select attempts from graphile_worker.jobs where task_identifier = 'cutRelease'`
  await sql.end()
  expect(waiting).toHaveLength(1)
  expect(attempts).toBe(1)
  expect(lines.join("\n")).not.toContain("private sentence")
})

test("a database that is not there yet is waited for", async () => {
  const { ownerUrl, templateName } = inject("databaseServer")
  const name = `late_${Date.now()}`
  const url = new URL(world.webDatabaseUrl)
  url.pathname = `/${name}`
  const seen: string[] = []
  const plan = planOf(async (job) => void seen.push(job), ["followChain"])
  const begun = takeWork(options(plan, url.toString()), fail)
  await until(
    () => lines.some((line) => line.includes("asking again")),
    () => lines.join("\n"),
  )
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${name} template ${templateName}`)
  const work = await begun
  await until(
    () => seen.includes("followChain"),
    () => seen.join(),
  )
  await work.close()
  await untilUnused(sql, name)
  await sql.unsafe(`drop database ${name}`)
  await sql.end()
})

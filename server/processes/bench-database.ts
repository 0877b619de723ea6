// What is promised of the database, in an instance of its own (`command.mjs --fresh`): transfers of the ledger a second
// beside a bank's of the same shape, and the statement of somebody with a hundred thousand lines.
import postgres, { type Sql } from "postgres"
import { workerEnv } from "@/server/platform/env"
import { ownerEnv } from "@/server/platform/env-prepare"
import { openRuntime, type Runtime } from "@/server/services/runtime"
import { getTotals } from "@/server/services/statement/get-totals"
import { listLines } from "@/server/services/statement/list-lines"
import { readProof } from "@/server/services/statement/read-proof"
import { readBenchArguments } from "./bench-figures"
import { benchLedger } from "./bench-ledger"
import { fillStatement, statementPerson } from "./bench-statement-rows"

const lineCount = 100_000
const rounds = 200

const { print } = readBenchArguments()

async function main(): Promise<void> {
  const ownerUrl = ownerEnv().OWNER_DATABASE_URL
  const owner = postgres(ownerUrl, { max: 8, onnotice: () => {} })
  const runtime = await openRuntime(workerEnv(), { maxConnections: 8 })
  try {
    await benchLedger(owner, ownerUrl, runtime, print)
    await benchStatement(owner, runtime)
  } finally {
    await runtime.close()
    await owner.end()
  }
}

/** Times what the page asks for, in this process: the browser's and the network's part is left out. */
async function benchStatement(owner: Sql, runtime: Runtime): Promise<void> {
  await fillStatement(owner, lineCount)
  const context = runtime.contextFor({ kind: "person", ...statementPerson })
  const lines = lineCount.toLocaleString("en")
  let cursor: string | null = null
  const nextPage = async () => {
    const page: Awaited<ReturnType<typeof listLines>> = await listLines(context, { cursor })
    if (page.items.length === 0) throw new Error("the statement has no lines")
    cursor = page.nextCursor
  }
  const [claimable] = (await listLines(context, { state: "claimable" })).items
  if (claimable === undefined) throw new Error("the statement has nothing to claim")
  const { earningId } = claimable
  const cases: readonly [string, () => Promise<unknown>][] = [
    ["first page", () => listLines(context, {})],
    ["page after page", nextPage],
    ["claimable lines", () => listLines(context, { state: "claimable" })],
    [
      "a pool's lines as moderator",
      () => listLines(context, { poolId: "pool_00000000000000000003", role: "moderator" }),
    ],
    ["lines of an old epoch", () => listLines(context, { epochId: "epo_00000000000000000029" })],
    ["proof of one line", () => readProof(context, { earningId })],
    ["totals", () => getTotals(context)],
  ]
  for (const [name, work] of cases) {
    const { p50, p95 } = await timesOf(work)
    const measured = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
    print({ what: `Statement of ${lines} lines: ${name}`, measured })
  }
}

async function timesOf(work: () => Promise<unknown>) {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * rounds)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)

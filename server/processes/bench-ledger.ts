import type { Sql } from "postgres"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "@/server/services/context"
import { postTransfers } from "@/server/services/ledger/post-transfers"
import type { Runtime } from "@/server/services/runtime"
import type { Figure } from "./bench-figures"
import { runPgbench } from "./bench-pgbench"

const clientCount = 8
const secondsEach = 8
const batchSize = 100
const scale = 10
/** As pgbench has them at that scale: tellers and branches are what its clients wait for each other over. */
const bank = { branches: scale, tellers: 10 * scale, accounts: 100_000 * scale }

/** Rates a second of somebody else's work on the same database, to be seen beside ours. */
interface Baseline {
  readonly name: string
  readonly rate: number
}

type Print = (figure: Figure) => void

/**
 * Transfers a second by eight clients, beside the transaction of pgbench (TPC-B: three updates, a read, an insert) on
 * the same server: run by pgbench itself where the machine has it, and sent by the driver that our transfers go through.
 */
export async function benchLedger(
  owner: Sql,
  ownerUrl: string,
  runtime: Runtime,
  print: Print,
): Promise<void> {
  const baselines = await measureBaselines(owner, ownerUrl, print)
  const context = runtime.contextFor({ kind: "job", name: "bench" })
  const report = (what: string, rate: number) =>
    print({
      what,
      measured: `${rate.toFixed(0)} transfers/s`,
      against: baselines.map((one) => `${(rate / one.rate).toFixed(2)} of ${one.name}`).join(", "),
    })
  await fillAccounts(context, runtime)
  report("Ledger, one a transaction, all from one source", await fromMint(context, runtime))
  report("Ledger, one a transaction, between others", await betweenOthers(context, runtime))
  report(`Ledger, ${batchSize} a transaction, as runs are settled`, await inBatches(context, runtime))
}

async function measureBaselines(owner: Sql, ownerUrl: string, print: Print): Promise<readonly Baseline[]> {
  const run = await runPgbench(ownerUrl, { clientCount, scale, seconds: secondsEach })
  const measured =
    run === null ? "not on this machine" : `${run.transactionsPerSecond.toFixed(0)} transactions/s`
  const version = run?.version ?? "install PostgreSQL's own programs to measure it"
  print({ what: `pgbench, scale ${scale}, ${clientCount} clients, prepared`, measured, against: version })
  await makeBank(owner)
  const rate = await ratePerSecond((client, turn) => moveInBank(owner, client, turn))
  print({ what: "The same transactions through our driver", measured: `${rate.toFixed(0)} transactions/s` })
  const driver = { name: "the same through our driver", rate }
  return run === null ? [driver] : [{ name: "pgbench's", rate: run.transactionsPerSecond }, driver]
}

const accountOf = (client: number, turn: number) => pointsAccount.staked(`run_${client}_${turn % 1000}`)

function fromMint(context: ServiceContext, runtime: Runtime): Promise<number> {
  return ratePerSecond((client, turn) =>
    post(context, runtime, [
      {
        ...{ from: pointsAccount.mint(), to: accountOf(client, turn), amount: 1n },
        ...{ reason: "run_reward", referenceId: `run_${client}_${turn}` },
      },
    ]),
  )
}

function slashOf(client: number, turn: number): TransferInput {
  const to = pointsAccount.slashed(`prj_${client}_${turn % 1000}`)
  return {
    ...{ from: accountOf(client, turn), to, amount: 1n },
    ...{ reason: "stake_slashed", referenceId: `run_${client}_${turn}` },
  }
}

function betweenOthers(context: ServiceContext, runtime: Runtime): Promise<number> {
  return ratePerSecond((client, turn) => post(context, runtime, [slashOf(client, turn)]))
}

async function inBatches(context: ServiceContext, runtime: Runtime): Promise<number> {
  const first = 1_000_000
  const rate = await ratePerSecond((client, turn) => {
    const start = first + turn * batchSize
    const batch = Array.from({ length: batchSize }, (_, place) => slashOf(client, start + place))
    return post(context, runtime, batch)
  })
  return rate * batchSize
}

function post(context: ServiceContext, runtime: Runtime, inputs: readonly TransferInput[]): Promise<void> {
  return runtime.db.transaction((transaction) => postTransfers(context, transaction, inputs))
}

async function fillAccounts(context: ServiceContext, runtime: Runtime): Promise<void> {
  for (let client = 0; client < clientCount; client++) {
    const transfers = Array.from({ length: 1000 }, (_, turn) => ({
      ...{ from: pointsAccount.mint(), to: accountOf(client, turn), amount: 1_000_000n },
      ...{ reason: "run_reward" as const, referenceId: `fill_${client}_${turn}` },
    }))
    await post(context, runtime, transfers)
  }
}

async function makeBank(owner: Sql): Promise<void> {
  const { branches, tellers, accounts } = bank
  await owner.unsafe(`create schema bench;
    create table bench.branch (id int primary key, balance int not null, filler text);
    create table bench.teller (id int primary key, branch_id int, balance int not null, filler text);
    create table bench.account (id int primary key, branch_id int, balance int not null, filler text);
    create table bench.history (teller_id int, branch_id int, account_id int, delta int, at timestamptz, filler text);
    insert into bench.branch select i, 0, repeat(' ', 88) from generate_series(1, ${branches}) i;
    insert into bench.teller select i, 1, 0, repeat(' ', 84) from generate_series(1, ${tellers}) i;
    insert into bench.account select i, 1, 0, repeat(' ', 84) from generate_series(1, ${accounts}) i;
    analyze bench.account`)
}

async function moveInBank(owner: Sql, client: number, turn: number): Promise<void> {
  // Spread without randomness: steps that share no factor with the sizes.
  const step = client * 1_000_003 + turn * 7_919
  const account = 1 + (step % bank.accounts)
  const teller = 1 + (step % bank.tellers)
  const branch = 1 + (step % bank.branches)
  const delta = (step % 10_000) - 5_000
  await owner.begin(async (sql) => {
    await sql`update bench.account set balance = balance + ${delta} where id = ${account}`
    await sql`select balance from bench.account where id = ${account}`
    await sql`update bench.teller set balance = balance + ${delta} where id = ${teller}`
    await sql`update bench.branch set balance = balance + ${delta} where id = ${branch}`
    await sql`insert into bench.history values (${teller}, ${branch}, ${account}, ${delta}, now(), '')`
  })
}

/** Runs the work of all clients for some seconds. */
async function ratePerSecond(work: (client: number, turn: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  const endsAt = startedAt + secondsEach * 1000
  const counts = await Promise.all(
    Array.from({ length: clientCount }, async (_, client) => {
      let turn = 0
      for (; performance.now() < endsAt; turn++) await work(client, turn)
      return turn
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000)
}

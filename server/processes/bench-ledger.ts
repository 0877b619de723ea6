import type { Sql } from "postgres"
import { type LedgerAccount, pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import type { ServiceContext } from "@/server/services/context"
import { postTransfers } from "@/server/services/ledger/post-transfers"
import type { Runtime } from "@/server/services/runtime"

const clientCount = 8
const secondsEach = 8
const batchSize = 100
/** As pgbench has them at scale 10: tellers and branches are what its clients wait for each other over. */
const bank = { branches: 10, tellers: 100, accounts: 1_000_000 }

type Print = (what: string, measured: string, against: string) => void

/**
 * Transfers a second by eight clients, beside the transaction of pgbench (TPC-B: three
 * updates, a read, an insert) sent to the same database by the same driver. The embedded PostgreSQL brings no pgbench.
 */
export async function benchLedger(owner: Sql, runtime: Runtime, print: Print): Promise<void> {
  await makeBank(owner)
  const bankRate = await ratePerSecond((client, turn) => moveInBank(owner, client, turn))
  const context = runtime.contextFor({ kind: "job", name: "bench" })
  const accountOf = (client: number, turn: number) => pointsAccount.staked(`run_${client}_${turn % 1000}`)
  await fillAccounts(context, runtime, accountOf)
  const fromMint = await ratePerSecond((client, turn) =>
    post(context, runtime, [
      {
        ...{ from: pointsAccount.mint(), to: accountOf(client, turn), amount: 1n },
        ...{ reason: "run_reward", referenceId: `run_${client}_${turn}` },
      },
    ]),
  )
  const slash = (client: number, turn: number): TransferInput => ({
    ...{
      from: accountOf(client, turn),
      to: pointsAccount.slashed(`prj_${client}_${turn % 1000}`),
      amount: 1n,
    },
    ...{ reason: "stake_slashed", referenceId: `run_${client}_${turn}` },
  })
  const apart = await ratePerSecond((client, turn) => post(context, runtime, [slash(client, turn)]))
  const batched = await ratePerSecond((client, turn) =>
    post(
      context,
      runtime,
      Array.from({ length: batchSize }, (_, place) => slash(client, 1_000_000 + turn * batchSize + place)),
    ),
  )
  const report = (what: string, rate: number) =>
    print(what, `${rate.toFixed(0)} transfers/s`, `${(rate / bankRate).toFixed(2)} of the bank's`)
  print("A bank like pgbench's, same driver and database", `${bankRate.toFixed(0)} transactions/s`, "")
  report("Ledger, one a transaction, all from one source", fromMint)
  report("Ledger, one a transaction, between others", apart)
  report(`Ledger, ${batchSize} a transaction, as runs are settled`, batched * batchSize)
}

function post(context: ServiceContext, runtime: Runtime, inputs: readonly TransferInput[]): Promise<void> {
  return runtime.db.transaction((transaction) => postTransfers(context, transaction, inputs))
}

async function fillAccounts(
  context: ServiceContext,
  runtime: Runtime,
  accountOf: (client: number, turn: number) => LedgerAccount,
): Promise<void> {
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

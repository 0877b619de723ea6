import { AsyncLocalStorage } from "node:async_hooks"
import { readFile } from "node:fs/promises"
import { type Abi, createWalletClient, encodeFunctionData, http, type PrivateKeyAccount } from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { chainOf, connectChain } from "@/server/chain/clients"
import { readDeployment } from "@/server/chain/deployment"
import type { Actor } from "@/server/domain/access/actor"
import {
  databaseQueue,
  type JobName,
  type JobOptions,
  type JobPayloads,
  type JobQueue,
} from "@/server/jobs/queue"
import { workPlan } from "@/server/jobs/task-list"
import { openBlobFolder } from "@/server/platform/blobs"
import { webEnv, workerEnv } from "@/server/platform/env"
import { vaultEnv } from "@/server/platform/env-vault"
import type { ServiceContext } from "@/server/services/context"
import { openRuntime } from "@/server/services/runtime"
import { connectVaultChain } from "@/server/vault/chain"
import { openLocalVault } from "@/server/vault/local"

type Hex = `0x${string}`

/** A call as services prepare it for an owner's wallet. */
export interface WalletCall {
  readonly address: Hex
  readonly functionName: string
  readonly args: readonly unknown[]
}

/** Everything the seed acts on: an instance's own database, vault and chain, with a clock that it moves itself. */
export interface Stage {
  readonly clock: {
    now(): Date
    set(time: Date): void
    /** Does work at a time of its own: all that it does sees that time. */
    at<Done>(time: Date, work: () => Promise<Done>): Promise<Done>
    /** From here on the clock is the real one. */
    goLive(): void
  }
  readonly chainId: number
  context(actor: Actor): ServiceContext
  /** Does what the worker would do by now, with the worker's own jobs. */
  runJobs(): Promise<void>
  /** Does one of the worker's repeated jobs now. */
  runJob<Name extends JobName>(name: Name, payload: JobPayloads[Name]): Promise<void>
  /** Sends an owner's call from their wallet and waits until the chain has it. */
  sendCall(wallet: PrivateKeyAccount, call: WalletCall): Promise<Hex>
  close(): Promise<void>
}

interface WaitingJob {
  readonly name: JobName
  readonly payload: JobPayloads[JobName]
  readonly options: JobOptions
}

/** Opens a stage on the instance of the environment. */
export async function openStage(startAt: Date): Promise<Stage> {
  const clock = openClock(startAt)
  const env = { ...webEnv(), ...workerEnv(), DATABASE_URL: withoutWaiting(webEnv().DATABASE_URL) }
  const deployment = await readDeployment(env.CHAIN_DEPLOYMENT)
  if (deployment === null) throw new Error("The contracts have not been deployed.")
  const vault = openLocalVault({
    databaseUrl: withoutWaiting(vaultEnv().VAULT_DATABASE_URL),
    kek: await readKek(),
    blobs: openBlobFolder(env.BLOBS_DIR),
    chain: connectVaultChain(env.RPC_URL, deployment),
    now: clock.now,
  })
  const runtime = await openRuntime(env, { vault: vault.client, now: clock.now })
  const waiting: WaitingJob[] = []
  const context = (actor: Actor): ServiceContext => ({
    ...runtime.contextFor(actor),
    jobs: queueInto(waiting),
  })
  const runJob: Stage["runJob"] = (name, payload) =>
    workPlan.jobs[name](context({ kind: "job", name }), payload)

  return {
    clock,
    chainId: deployment.chainId,
    context,
    runJob,
    async runJobs() {
      for (let due = takeDue(waiting, clock.now()); due !== undefined; due = takeDue(waiting, clock.now())) {
        await runJob(due.name, due.payload)
      }
    },
    sendCall: sendCallsOn(env.RPC_URL, deployment.chainId),
    async close() {
      for (const job of waiting) await databaseQueue.add(runtime.db, job.name, job.payload, job.options)
      await vault.close()
      await runtime.close()
    },
  }
}

function openClock(startAt: Date): Stage["clock"] {
  let time: number | null = startAt.getTime()
  const own = new AsyncLocalStorage<Date>()
  return {
    now: () => own.getStore() ?? (time === null ? new Date() : new Date(time)),
    set: (to) => {
      time = to.getTime()
    },
    at: (to, work) => own.run(to, work),
    goLive: () => {
      time = null
    },
  }
}

function sendCallsOn(rpcUrl: string, chainId: number): Stage["sendCall"] {
  const chain = connectChain({ rpcUrl, chainId })
  return async (wallet, call) => {
    const client = createWalletClient({
      account: wallet,
      chain: chainOf(chainId, rpcUrl),
      transport: http(rpcUrl),
    })
    const hash = await client.sendTransaction({ to: call.address, data: encodeCall(call) })
    const receipt = await chain.waitForTransactionReceipt({ hash })
    if (receipt.status !== "success") throw new Error(`${call.functionName} was reverted.`)
    return hash
  }
}

/** A crash would have the seed start over anyway: its commits do not wait for the disk. */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set("synchronous_commit", "off")
  return url.toString()
}

async function readKek(): Promise<Uint8Array> {
  return Buffer.from((await readFile(vaultEnv().KEK_FILE, "utf8")).trim(), "hex")
}

/** Keeps jobs in this process, one a key, as the worker's queue would. */
function queueInto(waiting: WaitingJob[]): JobQueue {
  return {
    async add(_connection, name, payload, options = {}) {
      // The worker asks the chain every second for whatever happens there; here nobody acts but the seed itself.
      if (name === "followChain" && options.runAt !== undefined) return
      const place = waiting.findIndex((job) => options.key !== undefined && job.options.key === options.key)
      if (place >= 0) waiting.splice(place, 1)
      waiting.push({ name, payload, options })
    },
  }
}

function takeDue(waiting: WaitingJob[], nowAt: Date): WaitingJob | undefined {
  const place = waiting.findIndex((job) => job.options.runAt === undefined || job.options.runAt <= nowAt)
  return place < 0 ? undefined : waiting.splice(place, 1)[0]
}

const abiOfCall: Readonly<Record<string, Abi>> = {
  openPool: poolRegistryAbi,
  closePool: poolRegistryAbi,
  publishRelease: poolRegistryAbi,
  withdrawRelease: poolRegistryAbi,
  challenge: accessGrantsAbi,
  approve: developmentUsdAbi,
  fund: payoutsAbi,
}

function encodeCall({ functionName, args }: WalletCall): Hex {
  const abi = abiOfCall[functionName]
  if (abi === undefined) throw new Error(`The seed has no wallet call named ${functionName}.`)
  return encodeFunctionData({ abi, functionName, args })
}

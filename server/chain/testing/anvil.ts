import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { type ChainClient, connectChain } from "../clients"
import { deployAll } from "../deploy"
import type { Deployment } from "../deployment"
import type { ChainGateway } from "../gateway"
import { createChainGateway } from "../gateway-viem"

type Hex = `0x${string}`

/** Keys of anvil's default mnemonic, as everybody knows them; each has 10,000 coins. */
const keys = {
  operator: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  relayer: "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
  owner: "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
  buyer: "0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
  contributor: "0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
  labeler: "0x8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba",
} as const satisfies Record<string, Hex>

export type TestAccountName = keyof typeof keys

/** A chain of a test's own, with the contracts on it. */
export interface TestChain {
  readonly rpcUrl: string
  readonly client: ChainClient
  readonly deployment: Deployment
  readonly deploymentFile: string
  readonly gateway: ChainGateway
  readonly accounts: Readonly<Record<TestAccountName, PrivateKeyAccount>>
  readonly keys: Readonly<Record<TestAccountName, Hex>>
  /** Moves the chain's clock forward and makes a block. */
  advanceSeconds(seconds: number): Promise<void>
  close(): Promise<void>
}

/** Starts anvil on a free port at a time (this machine's unless told), deploys, and waits until it answers. */
export async function startTestChain(startsAt = new Date()): Promise<TestChain> {
  const folder = await mkdtemp(path.join(tmpdir(), "millpond-chain-"))
  const startSeconds = Math.floor(startsAt.getTime() / 1000)
  const node = await startAnvil(await freePort(), ["--timestamp", String(startSeconds)])
  const deploymentFile = path.join(folder, "chain.json")
  const deployment = await deployAll({
    rpcUrl: node.rpcUrl,
    chainId: 31337,
    deploymentFile,
    operatorPrivateKey: keys.operator,
    relayerPrivateKey: keys.relayer,
  })
  const client = connectChain({ rpcUrl: node.rpcUrl, chainId: 31337 })
  return {
    rpcUrl: node.rpcUrl,
    client,
    deployment,
    deploymentFile,
    gateway: createChainGateway({
      rpcUrl: node.rpcUrl,
      deployment,
      operatorPrivateKey: keys.operator,
      relayerPrivateKey: keys.relayer,
    }),
    accounts: accountsOf(),
    keys,
    advanceSeconds: (seconds) => advance(client, seconds),
    async close() {
      await node.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a bare anvil on a port. Its exit is awaited by `stop`. */
export async function startAnvil(
  port: number,
  extra: readonly string[] = [],
): Promise<{ readonly rpcUrl: string; stop(): Promise<void> }> {
  const architecture = process.arch === "x64" ? "amd64" : process.arch
  const packaged = path.resolve(
    `node_modules/@foundry-rs/anvil-${process.platform}-${architecture}/bin/anvil`,
  )
  const child = spawn(
    existsSync(packaged) ? packaged : "anvil",
    ["--host", "127.0.0.1", "--port", String(port), "--chain-id", "31337", "--quiet", ...extra],
    { stdio: "ignore" },
  )
  const rpcUrl = `http://127.0.0.1:${port}`
  await untilAnswered(rpcUrl, child)
  return { rpcUrl, stop: () => stop(child) }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

async function untilAnswered(rpcUrl: string, child: ChildProcess): Promise<void> {
  let failure: Error | null = null
  child.once("error", (error) => {
    failure = error
  })
  const client = connectChain({ rpcUrl, chainId: 31337 })
  for (let attempt = 0; attempt < 400; attempt++) {
    if (failure !== null) throw failure
    if (child.exitCode !== null) throw new Error(`anvil stopped with code ${child.exitCode}`)
    const isUp = await client.getChainId().then(
      () => true,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("anvil did not answer")
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once("exit", () => resolve())
    child.kill("SIGTERM")
  })
}

async function advance(client: ChainClient, seconds: number): Promise<void> {
  const method = <Method extends string>(name: Method, params: readonly unknown[]) =>
    client.request<{ Method: Method; Parameters: readonly unknown[]; ReturnType: unknown }>({
      method: name,
      params,
    } as { method: Method; params: readonly unknown[] })
  await method("evm_increaseTime", [seconds])
  await method("evm_mine", [])
}

function accountsOf(): Readonly<Record<TestAccountName, PrivateKeyAccount>> {
  return {
    operator: privateKeyToAccount(keys.operator),
    relayer: privateKeyToAccount(keys.relayer),
    owner: privateKeyToAccount(keys.owner),
    buyer: privateKeyToAccount(keys.buyer),
    contributor: privateKeyToAccount(keys.contributor),
    labeler: privateKeyToAccount(keys.labeler),
  }
}

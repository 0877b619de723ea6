import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import type { ChainGateway } from "@/server/chain/gateway"
import { DomainError } from "@/server/domain/errors"
import type { ServiceContext } from "@/server/services/context"
import { followChainJob } from "./follow-chain"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world?.close())

/** A chain of which only these parts are there; anything else would throw. */
function contextWith(parts: Partial<ChainGateway>): ServiceContext {
  const base = world.context({ kind: "job", name: "followChain" })
  return { ...base, chain: Object.assign(Object.create(base.chain), parts) }
}

const nextRuns = () =>
  world.db.execute<{ run_at: string }>(
    sql`select run_at from graphile_worker.jobs where key = 'followChain' and task_identifier = 'followChain'`,
  )

test("a node that does not answer is asked again later, and never stops the follower", async () => {
  const silent = contextWith({
    chainId: 31337,
    startBlock: 0n,
    readEvents: () => Promise.reject(new DomainError("CHAIN_UNAVAILABLE", "down")),
  })
  await followChainJob(silent, {})
  const [later] = await nextRuns()
  expect(new Date(later?.run_at ?? 0).getTime() - world.clock.now().getTime()).toBe(10_000)
})

test("once it answers, the chain is looked at every second, by one job", async () => {
  const nothingNew = {
    ...{ parentHash: null, events: [], nextBlock: 0n, blockHash: null },
    ...{ blockAt: null, headBlock: 0n, headAt: new Date(0) },
  }
  const idle = contextWith({
    chainId: 31337,
    startBlock: 0n,
    readEvents: async (fromBlock) => ({ ...nothingNew, fromBlock }),
  })
  await followChainJob(idle, {})
  await followChainJob(idle, {})
  const runs = await nextRuns()
  expect(runs).toHaveLength(1)
  expect(new Date(runs[0]?.run_at ?? 0).getTime() - world.clock.now().getTime()).toBe(1000)
})

test("any other failure is the queue's to repeat", async () => {
  const broken = contextWith({ startBlock: 0n, readEvents: () => Promise.reject(new Error("defect")) })
  await expect(followChainJob(broken, {})).rejects.toThrow("defect")
})

import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type { TransferInput } from "@/server/domain/ledger/transfer"
import { checkLedger } from "./check-ledger"
import { postTransfer, postTransfers } from "./post-transfers"
import { readPoints } from "./read-points"

let world: World
const system = { kind: "job", name: "test" } as const

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const minted = (accountId: string, amount: bigint, referenceId: string): TransferInput => ({
  from: pointsAccount.mint(),
  to: pointsAccount.held(accountId),
  amount,
  reason: "run_reward",
  referenceId,
})
const staked = (accountId: string, amount: bigint, runId: string): TransferInput => ({
  from: pointsAccount.held(accountId),
  to: pointsAccount.staked(runId),
  amount,
  reason: "stake_locked",
  referenceId: runId,
})
const post = (...inputs: TransferInput[]) =>
  world.db.transaction((transaction) => postTransfers(world.context(system), transaction, inputs))
const idOf = async (name: string) => (await world.person(name)).actor.accountId

test("a movement posted twice moves once", async () => {
  const ann = await idOf("ann")
  await post(minted(ann, 40n, "run_1"))
  await post(minted(ann, 40n, "run_1"), minted(ann, 2n, "run_2"))
  expect((await readPoints(world.db, ann)).heldPoints).toBe(42n)
})

test("a known key with other figures is refused", async () => {
  const ann = await idOf("ann")
  await expect(post(minted(ann, 41n, "run_1"))).rejects.toMatchObject({ code: "CONFLICT" })
})

test("more than is held cannot be staked, and nothing of the posting stays", async () => {
  const bob = await idOf("bob")
  await post(minted(bob, 10n, "run_3"))
  const both = post(minted(bob, 5n, "run_4"), staked(bob, 16n, "run_5"))
  await expect(both).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" })
  expect((await readPoints(world.db, bob)).heldPoints).toBe(10n)
})

test("twenty stakes at the same time never spend a point twice", async () => {
  const cid = await idOf("cid")
  await post(minted(cid, 100n, "run_6"))
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => post(staked(cid, 10n, `run_cid_${index}`))),
  )
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10)
  expect((await readPoints(world.db, cid)).heldPoints).toBe(0n)
})

test("postings that share accounts in opposite orders do not wait for each other for ever", async () => {
  const [dan, eve] = [await idOf("dan"), await idOf("eve")]
  const pair = (index: number) => {
    const inputs = [minted(dan, 1n, `run_d${index}`), minted(eve, 1n, `run_e${index}`)]
    return post(...(index % 2 === 0 ? inputs : inputs.reverse()))
  }
  await Promise.all(Array.from({ length: 30 }, (_, index) => pair(index)))
  expect((await readPoints(world.db, dan)).lifetimePoints).toBe(30n)
})

test("the ledger sums to zero, and a balance written past it is found", async () => {
  const sound = await checkLedger(world.context(system))
  expect(sound).toMatchObject({ isSound: true, faults: [] })
  expect(sound.totals["points:mint"]).toBe(
    -(sound.totals["points:held"] ?? 0n) - (sound.totals["points:staked"] ?? 0n),
  )
  const ann = await idOf("ann")
  await world.db.execute(
    sql`update ledger_account set balance_amount = balance_amount + 1 where key = ${pointsAccount.held(ann).key}`,
  )
  const broken = await checkLedger(world.context(system))
  expect(broken.faults.map((fault) => fault.kind).sort()).toEqual(["asset_not_zero", "balance_differs"])
})

test("the database itself refuses a negative balance", async () => {
  const fay = await idOf("fay")
  await world.db.transaction((transaction) =>
    postTransfer(world.context(system), transaction, minted(fay, 1n, "run_f")),
  )
  const below = world.db.execute(
    sql`update ledger_account set balance_amount = -1 where key = ${pointsAccount.held(fay).key}`,
  )
  await expect(below).rejects.toThrow()
})

test("only jobs check the ledger", async () => {
  await expect(checkLedger(world.context((await world.person("ann")).actor))).rejects.toMatchObject({
    code: "FORBIDDEN",
  })
})

import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { appeal, contribution, item, poolModerator } from "@/db/schema"
import { contributeTexts } from "@/db/testing/market/market-rows"
import { createMarketWorld, type MarketWorld } from "@/db/testing/market/market-world"
import { rejectionAppealSeconds } from "@/server/domain/appeal/rejection"
import { decryptWith, makeIdentity } from "@/server/domain/envelope/age"
import { readOpenedItems } from "@/server/domain/envelope/opened-items"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { admitAppealed } from "../contribution/admit-appealed"
import { forgetRejected } from "../contribution/forget-rejected"
import { getContribution } from "../contribution/get-contribution"
import { listAccessLog } from "../contribution/list-access-log"
import { listRows } from "../contribution/list-rows"
import { revokeContribution } from "../contribution/revoke-contribution"
import { checkLedger } from "../ledger/check-ledger"
import { postTransfer } from "../ledger/post-transfers"
import { readPoints } from "../ledger/read-points"
import { countEligibleItems } from "../release/eligible-items"
import { decideAppeal } from "./decide-appeal"
import { getAppeal } from "./get-appeal"
import { givePauseReview } from "./give-pause-review"
import { giveRejectionReview } from "./give-rejection-review"
import { listMyAppeals } from "./list-my-appeals"
import { listSeats } from "./list-seats"
import { openRejectionAppeal } from "./open-rejection-appeal"
import { openSeat } from "./open-seat"
import { previewRejectionAppeal } from "./preview-rejection-appeal"
import { readOverturnRate } from "./read-overturn-rate"
import { readSeat } from "./read-seat"
import { withdrawAppeal } from "./withdraw-appeal"

let world: MarketWorld

beforeAll(async () => {
  world = await createMarketWorld()
  await appoint("mona")
  await contributeTexts(world, "cora", ["Good morning.", "Thank you very much.", "See you soon."])
})
afterAll(() => world.close())

const as = async (name: string) => world.context((await world.person(name)).actor)
const idOf = async (name: string) => (await world.person(name)).actor.accountId
const pointsOf = async (name: string) => (await readPoints(world.db, await idOf(name))).heldPoints
const grounds = { reason: "said_by_many", words: "Everybody says this." } as const

async function appoint(name: string) {
  const row = { poolId: world.poolId, accountId: await idOf(name), appointedAt: world.clock.now() }
  await world.db.insert(poolModerator).values(row)
}
async function dismiss(name: string) {
  const own = and(eq(poolModerator.poolId, world.poolId), eq(poolModerator.accountId, await idOf(name)))
  await world.db.delete(poolModerator).where(own)
}

/** Points to stake, as if earned by labeling. */
async function endow(name: string) {
  const ownerId = await idOf(name)
  await world.db.transaction((transaction) =>
    postTransfer(world.job, transaction, {
      from: pointsAccount.mint(),
      to: pointsAccount.held(ownerId),
      amount: 100n,
      reason: "run_reward",
      referenceId: ownerId,
    }),
  )
}

async function appealOf(name: string, contributionId: Id<"contribution">, rowNumbers: number[]) {
  return openRejectionAppeal(await as(name), { contributionId, rowNumbers, ...grounds })
}

async function review(name: string, appealId: Id<"appeal">, decision: "take_in" | "keep_out") {
  const reason = decision === "take_in" ? "common_words" : "sent_again"
  await giveRejectionReview(await as(name), { appealId, decision, reason })
  world.clock.advanceSeconds(61)
  await decideAppeal(world.job, { appealId })
}

const stateOf = async (appealId: Id<"appeal">) => {
  const [row] = await world.db.select().from(appeal).where(eq(appeal.id, appealId))
  return row?.state
}
const stateOfContribution = async (contributionId: Id<"contribution">) => {
  const [row] = await world.db.select().from(contribution).where(eq(contribution.id, contributionId))
  return row?.state
}

describe("an overturned appeal", () => {
  test("takes the rows in as items of the same contribution, once, and gives the stake back", async () => {
    await endow("ben")
    const ben = await as("ben")
    const { contributionId } = await contributeTexts(world, "ben", ["Good morning.", "xy", "Good morning."])
    expect(await getContribution(ben, { contributionId })).toMatchObject({
      state: "rejected",
      appealableCount: 2,
      appealRefusal: null,
      appeal: null,
      hasCopy: false,
    })
    const preview = await previewRejectionAppeal(ben, { contributionId })
    expect(preview).toMatchObject({ refusal: null, stakePoints: 10n, panel: 1, targetSeconds: 72 * 3_600 })
    expect(preview.rows).toEqual([
      { rowNumber: 1, code: "duplicate_in_pool" },
      { rowNumber: 3, code: "duplicate_in_contribution" },
    ])
    await expect(appealOf("ben", contributionId, [1, 2])).rejects.toMatchObject({ code: "BAD_INPUT" })
    const eligibleBefore = await countEligibleItems(world.job, world.poolId)
    const { appealId } = await appealOf("ben", contributionId, [1, 3])
    await expect(appealOf("ben", contributionId, [1])).rejects.toMatchObject({ code: "WRONG_STATE" })
    expect(await pointsOf("ben")).toBe(90n)

    await review("mona", appealId, "take_in")
    expect(await stateOf(appealId)).toBe("overturned")
    expect(await pointsOf("ben")).toBe(100n)
    // As after a crash between the vault's answer and what is written of it.
    await world.vault.call("admitAppealed", { appealId })
    await admitAppealed(world.job, { appealId })
    await admitAppealed(world.job, { appealId })
    const shown = await getContribution(ben, { contributionId })
    expect(shown).toMatchObject({
      state: "partly_accepted",
      acceptedCount: 2,
      rejectedCount: 1,
      itemCount: 2,
    })
    expect(shown.appeal).toMatchObject({ appealId, state: "overturned" })
    const rows = (await listRows(ben, { contributionId })).items
    expect(rows.map((row) => row.verdict)).toEqual(["accepted", "rejected", "accepted"])
    const items = await world.db.select().from(item).where(eq(item.contributionId, contributionId))
    expect(items.map((row) => row.id).sort()).toEqual(rows.flatMap((row) => row.itemId ?? []).sort())
    expect(await countEligibleItems(world.job, world.poolId)).toBe(eligibleBefore + 2)
    expect(await readOverturnRate(world.job, world.poolId)).toMatchObject({ overturnedCount: 1, rate: 1 })
    expect(await getAppeal(ben, { appealId })).toMatchObject({
      subject: "rejection",
      project: null,
      isStakeReturned: true,
      rejection: { contributionId, takenCount: 2, rows: preview.rows },
      reviews: [{ decision: "take_in", reason: "common_words" }],
    })
    const [line] = (await listMyAppeals(ben, {})).items
    expect(line).toMatchObject({ appealId, projectName: null, contributionTitle: "ben" })
    expect((await checkLedger(world.job)).faults).toEqual([])
  })

  test("takes in nothing of a contribution whose gate closes before the vault does", async () => {
    const { contributionId } = await contributeTexts(world, "bo", ["Good morning.", "Only bo says this."])
    const { appealId } = await appealOf("bo", contributionId, [1])
    await review("mona", appealId, "take_in")
    await revokeContribution(await as("bo"), { contributionId })
    await admitAppealed(world.job, { appealId })
    const items = await world.db.select().from(item).where(eq(item.contributionId, contributionId))
    expect(items.map((row) => row.state)).toEqual(["withdrawn"])
  })
})

test("an upheld appeal leaves the rows out, costs the stake, and has them deleted", async () => {
  await endow("dan")
  const { contributionId } = await contributeTexts(world, "dan", ["Good morning.", "Only dan says this."])
  const { appealId } = await appealOf("dan", contributionId, [1])
  await review("mona", appealId, "keep_out")
  expect(await stateOf(appealId)).toBe("upheld")
  expect(await pointsOf("dan")).toBe(90n)
  expect(await stateOfContribution(contributionId)).toBe("partly_accepted")
  await expect(admitAppealed(world.job, { appealId })).rejects.toMatchObject({ code: "VAULT_REFUSED" })
  await forgetRejected(world.job)
  expect((await world.vault.call("readRejected", { contributionId })).keptCount).toBe(0)
  expect((await checkLedger(world.job)).faults).toEqual([])
})

test("of two appeals opened at once one stands", async () => {
  const { contributionId } = await contributeTexts(world, "ivy", ["Good morning."])
  const both = await Promise.allSettled([
    appealOf("ivy", contributionId, [1]),
    appealOf("ivy", contributionId, [1]),
  ])
  const stands = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))
  expect(stands).toHaveLength(1)
  const [lost] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
  expect(["CONFLICT", "WRONG_STATE", "TOO_MANY"]).toContain(lost?.code)
  for (const { appealId } of stands) await withdrawAppeal(await as("ivy"), { appealId })
})

test("one taken back is the one that a contribution has", async () => {
  const dora = await as("dora")
  const { contributionId } = await contributeTexts(world, "dora", ["Good morning."])
  const { appealId } = await appealOf("dora", contributionId, [1])
  await withdrawAppeal(dora, { appealId })
  expect((await previewRejectionAppeal(dora, { contributionId })).refusal?.code).toBe("appealed")
  await expect(appealOf("dora", contributionId, [1])).rejects.toMatchObject({ code: "WRONG_STATE" })
})

describe("reviewers", () => {
  test("see row, reason, words and where its equal lies; not who asks, and are named to nobody", async () => {
    const { contributionId } = await contributeTexts(world, "eva", [
      "Thank you very much.",
      "Eva alone.",
      "Eva alone.",
    ])
    const { appealId } = await appealOf("eva", contributionId, [1, 3])
    const mona = await as("mona")
    expect((await listSeats(mona)).items).toMatchObject([
      { appealId, subject: "rejection", projectName: null },
    ])
    const seen = await readSeat(mona, { appealId })
    expect(seen).toMatchObject({ about: "rejection", words: grounds.words, pool: { poolId: world.poolId } })
    const { identity, recipient } = await makeIdentity()
    const opened = await openSeat(mona, { appealId, recipient })
    expect(opened.rows.map(({ rowNumber, twin }) => [rowNumber, twin])).toEqual([
      [1, "other_contributor"],
      [3, "same_contribution"],
    ])
    const bytes = await decryptWith(identity, new Uint8Array(Buffer.from(opened.ciphertext, "base64")))
    const { items } = readOpenedItems(bytes)
    expect(opened.rows.map(({ itemId }) => items[itemId]?.text)).toEqual([
      "Thank you very much.",
      "Eva alone.",
    ])
    const told = JSON.stringify([seen, opened])
    for (const name of ["eva", "cora"]) expect(told).not.toContain(await idOf(name))
    for (const name of ["eva", "cora", "owner"]) {
      await expect(readSeat(await as(name), { appealId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    }
    const misfit = { appealId, decision: "keep", reason: "evidence_holds" } as const
    await expect(givePauseReview(mona, misfit)).rejects.toMatchObject({ code: "WRONG_STATE" })
    const crossed = { appealId, decision: "take_in", reason: "sent_again" } as const
    await expect(giveRejectionReview(mona, crossed)).rejects.toMatchObject({ code: "BAD_INPUT" })

    const log = await listAccessLog(await as("eva"), { contributionId })
    expect(log.items[0]).toMatchObject({
      rightKind: "appeal",
      rightId: appealId,
      outcome: "released",
      itemCount: 2,
    })
    expect(JSON.stringify(log)).not.toContain(await idOf("mona"))
    await review("mona", appealId, "keep_out")
    await expect(openSeat(mona, { appealId, recipient })).rejects.toMatchObject({ code: "VAULT_REFUSED" })
  })

  test("are never those who hold the equal item, nor the appellant", async () => {
    await contributeTexts(world, "mona", ["Mona said it first."])
    await appoint("fay")
    const { contributionId } = await contributeTexts(world, "fay", ["Mona said it first."])
    const { appealId } = await appealOf("fay", contributionId, [1])
    expect(await stateOf(appealId)).toBe("waiting")
    expect(await getAppeal(await as("fay"), { appealId })).toMatchObject({
      moderatorCount: 2,
      independentCount: 0,
    })
    await dismiss("fay")
  })
})

test("a gate that closes ends the appeal at once: nothing is left to read, and the stake is back", async () => {
  await endow("gil")
  const gil = await as("gil")
  const { contributionId } = await contributeTexts(world, "gil", ["Good morning."])
  const { appealId } = await appealOf("gil", contributionId, [1])
  await revokeContribution(gil, { contributionId })
  const { identity, recipient } = await makeIdentity()
  const opened = await openSeat(await as("mona"), { appealId, recipient })
  expect(opened.rows).toEqual([])
  const bytes = await decryptWith(identity, new Uint8Array(Buffer.from(opened.ciphertext, "base64")))
  expect(readOpenedItems(bytes).items).toEqual({})
  await decideAppeal(world.job, { appealId })
  expect(await stateOf(appealId)).toBe("moot")
  expect(await pointsOf("gil")).toBe(100n)
})

test("what nobody appeals is deleted when its fourteen days are over, what breaks the schema at once", async () => {
  const hal = await as("hal")
  const late = await contributeTexts(world, "hal", ["Good morning.", "Only hal says this."])
  const misshapen = await contributeTexts(world, "hal", ["ab"])
  expect(await getContribution(hal, misshapen)).toMatchObject({
    state: "rejected",
    rowsKeptUntil: null,
    appealRefusal: { code: "no_row" },
  })
  const unread = await contributeTexts(world, "hal", ["Good morning."], ["train"])
  expect((await getContribution(hal, unread)).appealRefusal?.code).toBe("not_readable")
  world.clock.advanceSeconds(rejectionAppealSeconds)
  expect((await previewRejectionAppeal(hal, late)).refusal?.code).toBe("too_late")
  await expect(appealOf("hal", late.contributionId, [1])).rejects.toMatchObject({ code: "WRONG_STATE" })
  world.clock.advanceSeconds(3_601)
  await forgetRejected(world.job)
  for (const { contributionId } of [late, unread]) {
    expect((await world.vault.call("readRejected", { contributionId })).keptCount).toBe(0)
  }
})

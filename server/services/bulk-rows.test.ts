import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import { bulkRows } from "./bulk-rows"

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

const types = {
  id: "text",
  count: "integer",
  points: "numeric",
  share: "float8",
  posterior: "float8[]",
  is_right: "boolean",
  given_at: "timestamptz",
  answer: "jsonb",
} as const

test.each([1, 60, 61, 5_000])("%i rows arrive as they were sent, to the last digit", async (count) => {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `it's "${index}"`,
    count: index,
    points: 10n ** 30n + BigInt(index),
    share: 0.1 + index / 3,
    posterior: [1 / 3, Number.MIN_VALUE, index],
    is_right: index % 2 === 0,
    given_at: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, index)),
    answer: { preferred: "a", index },
  }))
  const read = await world.db.execute<{
    id: string
    points: string
    share: number
    posterior: number[]
    is_right: boolean
    millis: number
    answer: object
  }>(
    sql`select *, (extract(epoch from given_at) * 1000)::float8 as millis from ${bulkRows("sent", types, rows)}`,
  )
  expect(read).toHaveLength(count)
  for (const [index, row] of read.entries()) {
    const sent = rows[index]
    expect(row.id).toBe(sent?.id)
    expect(row.points).toBe(sent?.points.toString())
    expect(row.share).toBe(sent?.share)
    expect(row.posterior).toEqual(sent?.posterior)
    expect(row.is_right).toBe(sent?.is_right)
    expect(row.millis).toBe(sent?.given_at.getTime())
    expect(row.answer).toEqual(sent?.answer)
  }
})

test("nothing is sent as nothing", async () => {
  const empty = {
    id: "a",
    count: null,
    points: null,
    share: null,
    posterior: null,
    is_right: null,
    given_at: null,
    answer: null,
  }
  const [row] = await world.db.execute(sql`select * from ${bulkRows("sent", types, [empty])}`)
  expect(row).toMatchObject({ ...empty })
})

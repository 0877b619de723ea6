import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { account } from "@/db/schema"
import { createWorld, type World } from "./world"

describe("a world", () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  it("gives the same person for the same name, with an account", async () => {
    const first = await world.person("ada")
    expect((await world.person("ada")).actor).toEqual(first.actor)
    expect((await world.db.select().from(account)).map((row) => row.id)).toEqual([first.actor.accountId])
  })

  it("keeps the vault's schema from the web role", async () => {
    const sql = postgres(world.webDatabaseUrl, { max: 1, onnotice: () => {} })
    for (const table of ["pool_key", "contribution_key", "sealed_item", "held_consent", "access_log"]) {
      await expect(sql.unsafe(`select * from vault.${table}`)).rejects.toThrow(/permission denied/)
    }
    await sql.end()
  })

  it("keeps the vault from writing what the web writes", async () => {
    const sql = postgres(world.vaultDatabaseUrl, { max: 1, onnotice: () => {} })
    await expect(sql`select count(*) from vault.pool_key`).resolves.toBeDefined()
    await expect(sql`update run set size = 1`).rejects.toThrow(/permission denied/)
    await expect(sql`select * from ledger_account`).rejects.toThrow(/permission denied/)
    await expect(sql`delete from vault.access_log`).rejects.toThrow(/permission denied/)
    await sql.end()
  })

  it("queues jobs inside the transaction", async () => {
    const context = world.context()
    await expect(
      world.db.transaction(async (transaction) => {
        await context.jobs.add(transaction, "followChain", {}, { key: "one" })
        throw new Error("no")
      }),
    ).rejects.toThrow("no")
    await world.db.transaction((transaction) =>
      context.jobs.add(transaction, "expireLeases", {}, { key: "two" }),
    )
    const sql = postgres(world.webDatabaseUrl, { max: 1, onnotice: () => {} })
    expect((await sql`select key from graphile_worker.jobs`).map((row) => row.key)).toEqual(["two"])
    await sql.end()
  })
})

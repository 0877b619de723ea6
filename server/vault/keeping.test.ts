import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeProject, makeRun } from "@/db/testing/vault/reading-rows"
import { contribute, createVaultWorld, type VaultWorld } from "@/db/testing/vault/vault-world"
import { type AccessLogEntry, accessEntryHash, firstPreviousHash } from "@/server/domain/consent/access-log"
import { decryptWith } from "@/server/domain/envelope/age"
import { readBlob } from "@/server/platform/blobs"
import { createLocalSealer, openItem } from "./keys"
import { sealContext } from "./sealed-items"

let world: VaultWorld
beforeAll(async () => {
  world = await createVaultWorld()
})
afterAll(() => world.close())

async function ask<Row extends object>(url: string, query: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<Row[]>(query))]
  } finally {
    await sql.end()
  }
}

describe("what is kept", () => {
  test("is closed to the web's role, table by table", async () => {
    const tables = [
      "pool_key",
      "contribution_key",
      "sealed_item",
      "rejected_row",
      "held_consent",
      "access_log",
      "item_fingerprint",
    ]
    for (const table of tables) {
      await expect(ask(world.webDatabaseUrl, `select * from vault.${table}`)).rejects.toThrow(
        /permission denied/,
      )
      await expect(ask(world.webDatabaseUrl, `delete from vault.${table}`)).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  test("cannot be written by the vault outside its schema, nor the log be altered by it", async () => {
    await expect(ask(world.vaultDatabaseUrl, "update public.run set state = 'open'")).rejects.toThrow(
      /permission denied/,
    )
    for (const change of ["delete from vault.access_log", "update vault.access_log set item_count = 0"]) {
      await expect(ask(world.vaultDatabaseUrl, change)).rejects.toThrow(/permission denied/)
    }
  })

  test("holds no plaintext in any table or blob", async () => {
    const canary = "canary-5e1f09"
    const { ciphertext, admitted } = await contribute(world, "ann", {
      rows: [{ text: canary }, { [canary]: "x" }],
    })
    const tables = await ask<{ name: string }>(
      world.ownerDatabaseUrl,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'vault')`,
    )
    for (const { name } of tables) {
      const rows = await ask<{ row: string }>(world.ownerDatabaseUrl, `select t::text as row from ${name} t`)
      expect(rows.map(({ row }) => row).join("\n")).not.toContain(canary)
    }
    const payload = await readBlob(world.blobs, admitted.payloadBlobKey ?? "")
    expect(Buffer.from(payload ?? []).includes(canary)).toBe(false)
    expect(Buffer.from(ciphertext).includes(canary)).toBe(false)
  })

  test("opens with the keys of the vault before the gate closes, and with all of them no more after", async () => {
    const given = await contribute(world, "ben", { rows: [{ text: "before the gate closed" }] })
    const sealer = createLocalSealer(world.kek)
    const { contributionId } = given
    const dump = async () => {
      const [key] = await ask<{ sealed_header: Buffer | null; sealed_item_key: Buffer | null }>(
        world.ownerDatabaseUrl,
        `select * from vault.contribution_key where contribution_id = '${contributionId}'`,
      )
      const items = await ask<{ item_id: string; iv: Buffer; ciphertext: Buffer }>(
        world.ownerDatabaseUrl,
        `select * from vault.sealed_item where contribution_id = '${contributionId}'`,
      )
      return { key, items, payload: await readBlob(world.blobs, given.admitted.payloadBlobKey ?? "") }
    }
    const before = await dump()
    const itemKey = await sealer.unseal(
      before.key?.sealed_item_key ?? Buffer.of(),
      sealContext.itemKey(contributionId),
    )
    const [item] = before.items
    if (item === undefined) throw new Error("no item")
    expect(new TextDecoder().decode(openItem(itemKey, item.item_id, item))).toContain(
      "before the gate closed",
    )
    expect(() => openItem(itemKey, "itm_another", item)).toThrow()

    await world.vault.call("shred", { contributionId })
    const after = await dump()
    expect(after).toMatchObject({
      key: { sealed_header: null, sealed_item_key: null },
      items: [],
      payload: null,
    })
    const [pool] = await ask<{ sealed_identity: Buffer }>(
      world.ownerDatabaseUrl,
      "select * from vault.pool_key",
    )
    const identity = await sealer.unseal(
      pool?.sealed_identity ?? Buffer.of(),
      sealContext.poolIdentity(world.poolId),
    )
    const poolIdentity = new TextDecoder().decode(identity)
    await expect(decryptWith(poolIdentity, before.payload ?? new Uint8Array())).rejects.toThrow()
    const fingerprints = await ask(
      world.ownerDatabaseUrl,
      `select 1 from vault.item_fingerprint where contribution_id = '${contributionId}'`,
    )
    expect(fingerprints).toEqual([])
  })

  test("a seal does not open in another place, with another key, or changed", async () => {
    const sealer = createLocalSealer(world.kek)
    const sealed = await sealer.seal(new TextEncoder().encode("secret"), "here")
    expect(new TextDecoder().decode(await sealer.unseal(sealed, "here"))).toBe("secret")
    await expect(sealer.unseal(sealed, "there")).rejects.toThrow()
    await expect(createLocalSealer(new Uint8Array(32)).unseal(sealed, "here")).rejects.toThrow()
    for (let place = 0; place < sealed.length; place++) {
      await expect(
        sealer.unseal(
          sealed.map((byte, at) => (at === place ? byte ^ 1 : byte)),
          "here",
        ),
      ).rejects.toThrow()
    }
  })
})

describe("the access log", () => {
  interface LogRow extends AccessLogEntry {
    readonly previousHash: `0x${string}`
    readonly entryHash: `0x${string}`
  }

  async function readChain(): Promise<LogRow[]> {
    const rows = await ask<Record<string, string>>(
      world.ownerDatabaseUrl,
      `select contribution_id as "contributionId", item_count as "itemCount", purpose, reader_id as "readerId",
        right_kind as "rightKind", right_id as "rightId", outcome, previous_hash as "previousHash",
        entry_hash as "entryHash", to_char(read_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "readAt"
        from vault.access_log order by sequence`,
    )
    return rows as object[] as LogRow[]
  }

  /** The place of the first entry that does not follow from the one before, or -1. */
  function firstBreak(rows: readonly LogRow[]): number {
    return rows.findIndex((row, index) => {
      const previous = rows[index - 1]?.entryHash ?? firstPreviousHash
      return row.previousHash !== previous || accessEntryHash(previous, row) !== row.entryHash
    })
  }

  test("is one unbroken chain, also when many read at once, and its head is told", async () => {
    const given = await contribute(world, "cat", { rows: [{ text: "read by many" }] })
    const made = await makeProject(world, given.itemIds)
    const labelers = await Promise.all(["l1", "l2", "l3", "l4"].map((name) => world.person(name)))
    const runs = await Promise.all(labelers.map((labeler) => makeRun(world, labeler, made)))
    await Promise.all([...runs, ...runs, ...runs].map(({ runId }) => world.vault.call("openRun", { runId })))
    const rows = await readChain()
    expect(rows.length).toBeGreaterThanOrEqual(12)
    expect(firstBreak(rows)).toBe(-1)
    const figures = await world.vault.call("statistics", {})
    expect(figures).toMatchObject({ accessLogHead: rows.at(-1)?.entryHash, accessLogCount: rows.length })
  })

  test("shows a changed, dropped or inserted entry", async () => {
    const rows = await readChain()
    const middle = Math.floor(rows.length / 2)
    const changed = rows.map((row, index) => (index === middle ? { ...row, readerId: "acc_nobody" } : row))
    expect(firstBreak(changed)).toBe(middle)
    expect(firstBreak(rows.filter((_, index) => index !== middle))).toBe(middle)
    expect(firstBreak(rows.toSpliced(middle, 0, ...rows.slice(0, 1)))).toBe(middle)
  })
})

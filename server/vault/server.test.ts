import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { contribute, createVaultWorld, type VaultWorld } from "@/db/testing/vault/vault-world"
import { connectVault } from "./client"
import { startVault } from "./server"

const token = randomBytes(32).toString("hex")
let world: VaultWorld
let server: Awaited<ReturnType<typeof startVault>>
beforeAll(async () => {
  world = await createVaultWorld()
  server = await startVault({
    ...{ databaseUrl: world.vaultDatabaseUrl, kek: world.kek, blobs: world.blobs, chain: world.vaultChain },
    ...{ now: world.clock.now, token, listen: { port: 0 } },
  })
})
afterAll(async () => {
  await server.close()
  await world.close()
})

describe("the vault's door", () => {
  test("answers the same verbs as in process, to who brings the token", async () => {
    const client = connectVault(server.url, token)
    expect(await client.call("createPoolKey", { poolId: world.poolId })).toEqual({
      recipient: world.recipient,
    })
    const { contributionId } = await contribute(world, "ann", { rows: [{ text: "through the door" }] })
    const log = await client.call("readAccessLog", { contributionId, beforeSequence: null, limit: 5 })
    expect(log.entries).toMatchObject([{ rightKind: "admission", outcome: "released" }])
  })

  test("carries a refusal with its reason", async () => {
    const client = connectVault(server.url, token)
    const refused = client.call("openRun", { runId: world.newId("run") })
    await expect(refused).rejects.toMatchObject({ code: "VAULT_REFUSED", message: "There is no such run." })
  })

  test("stays shut without the token, with a wrong one, and for what is no verb", async () => {
    const post = (path: string, authorization: string, body = "{}") =>
      fetch(new URL(path, server.url), { method: "POST", headers: { authorization }, body })
    for (const bearer of ["", "Bearer ", `Bearer ${token.slice(1)}`, `Bearer ${token}0`]) {
      expect((await post("/verbs/statistics", bearer)).status).toBe(401)
    }
    const known = `Bearer ${token}`
    expect((await post("/verbs/statistics", known)).status).toBe(200)
    for (const path of ["/verbs/constructor", "/verbs/toString", "/verbs/", "/verbs/admit/x", "/"]) {
      expect((await post(path, known)).status).toBe(404)
    }
    expect(
      (await fetch(new URL("/verbs/statistics", server.url), { headers: { authorization: known } })).status,
    ).toBe(404)
    expect((await post("/verbs/statistics", known, '{"more": 1}')).status).toBe(400)
    expect((await post("/verbs/statistics", known, "x".repeat(2_000_000))).status).toBe(400)
    expect((await fetch(new URL("/health", server.url))).status).toBe(200)
  })

  test("is said to be away when it is away, or does not know the caller", async () => {
    for (const client of [
      connectVault("http://127.0.0.1:1", token),
      connectVault(server.url, "x".repeat(40)),
    ]) {
      await expect(client.call("statistics", {})).rejects.toMatchObject({ code: "VAULT_UNAVAILABLE" })
    }
  })
})

import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { apiKey } from "@/db/schema"
import { createWorld, type World } from "@/db/testing/world"
import { makeIdentity } from "@/server/domain/envelope/age"
import type { Id } from "@/server/domain/id"
import { addMember } from "./add-member"
import { authenticateApiKey } from "./authenticate-api-key"
import { createApiKey } from "./create-api-key"
import { createOrganization, createOrganizationInput } from "./create-organization"
import { getOrganization } from "./get-organization"
import { removeMember } from "./remove-member"
import { revokeApiKey } from "./revoke-api-key"
import { setRecipient, setRecipientInput } from "./set-recipient"

let world: World
let organizationId: Id<"organization">

beforeAll(async () => {
  world = await createWorld()
  const made = await createOrganization(await as("admin"), { name: "Reader Ltd" })
  organizationId = made.organizationId
})
afterAll(() => world?.close())

const as = async (name: string) => world.context((await world.person(name)).actor)
const accountOf = async (name: string) => (await world.person(name)).actor.accountId
const addressOf = async (name: string) => (await world.person(name)).actor.address

describe("an organization", () => {
  test("is read by its members and unknown to everybody else", async () => {
    const seen = await getOrganization(await as("admin"), { organizationId })
    expect(seen).toMatchObject({ name: "Reader Ltd", recipient: null, members: [{ role: "admin" }] })
    await expect(getOrganization(await as("stranger"), { organizationId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    })
    await expect(getOrganization(world.context(), { organizationId })).rejects.toMatchObject({
      code: "NOT_SIGNED_IN",
    })
  })

  test("takes in wallets that never signed in, and lets members look but not change", async () => {
    const address = "0x00000000000000000000000000000000000000AB" as const
    await addMember(await as("admin"), { organizationId, address, role: "member" })
    await addMember(await as("admin"), { organizationId, address: await addressOf("member"), role: "member" })
    const member = await as("member")
    const seen = await getOrganization(member, { organizationId })
    expect(seen.members).toHaveLength(3)
    expect(seen.can).toEqual({ edit: false, purchase: true })
    const key = createApiKey(member, { organizationId, name: "mine" })
    await expect(key).rejects.toMatchObject({ code: "FORBIDDEN" })
  })

  test("keeps an admin, also when two remove each other at once", async () => {
    await addMember(await as("admin"), { organizationId, address: await addressOf("second"), role: "admin" })
    const [first, second] = [await accountOf("admin"), await accountOf("second")]
    const outcomes = await Promise.allSettled([
      removeMember(await as("admin"), { organizationId, accountId: second }),
      removeMember(await as("second"), { organizationId, accountId: first }),
    ])
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1)
    const left = outcomes[0]?.status === "fulfilled" ? "admin" : "second"
    const alone = removeMember(await as(left), { organizationId, accountId: await accountOf(left) })
    await expect(alone).rejects.toMatchObject({ code: "CONFLICT" })
    const lowered = addMember(await as(left), {
      organizationId,
      address: await addressOf(left),
      role: "member",
    })
    await expect(lowered).rejects.toMatchObject({ code: "CONFLICT" })
    const other = left === "admin" ? "second" : "admin"
    await addMember(await as(left), { organizationId, address: await addressOf(other), role: "admin" })
  })

  test("takes only recipients that something can be encrypted to", async () => {
    const { recipient } = await makeIdentity()
    await setRecipient(await as("admin"), { organizationId, recipient })
    expect((await getOrganization(await as("admin"), { organizationId })).recipient).toBe(recipient)
    const broken = `${recipient.slice(0, -1)}${recipient.endsWith("q") ? "p" : "q"}`
    expect(setRecipientInput.safeParse({ organizationId, recipient: broken }).success).toBe(false)
    expect(createOrganizationInput.safeParse({ name: " x " }).success).toBe(false)
  })
})

describe("an API key", () => {
  test("acts for its organization alone, is kept as a hash, and ends when it is revoked", async () => {
    const admin = await as("admin")
    const { apiKeyId, secret } = await createApiKey(admin, { organizationId, name: "pipeline" })
    expect(secret).toMatch(/^mp_[\w-]{43}$/)
    const [row] = await world.db.select().from(apiKey).where(eq(apiKey.id, apiKeyId))
    expect(JSON.stringify(row)).not.toContain(secret)
    const actor = await authenticateApiKey(world.context(), secret)
    expect(actor).toEqual({ kind: "organizationKey", organizationId, keyId: apiKeyId })
    const seen = await getOrganization(world.context(actor), { organizationId })
    expect(seen.apiKeys).toMatchObject([{ name: "pipeline", lastUsedAt: world.clock.now(), revokedAt: null }])
    expect(seen.can.edit).toBe(false)
    const other = await createOrganization(await as("stranger"), { name: "Another" })
    await expect(getOrganization(world.context(actor), other)).rejects.toMatchObject({ code: "NOT_FOUND" })
    await revokeApiKey(admin, { organizationId, apiKeyId })
    await revokeApiKey(admin, { organizationId, apiKeyId })
    await expect(authenticateApiKey(world.context(), secret)).rejects.toMatchObject({ code: "NOT_SIGNED_IN" })
    await expect(authenticateApiKey(world.context(), "mp_unknown")).rejects.toMatchObject({
      code: "NOT_SIGNED_IN",
    })
  })
})

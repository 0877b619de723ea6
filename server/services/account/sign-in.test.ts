import { eq } from "drizzle-orm"
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts"
import { createSiweMessage } from "viem/siwe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { account, audit } from "@/db/schema"
import { createWorld, type World } from "@/db/testing/world"
import { demoPersonKeys } from "@/server/domain/account/demo-person"
import { DomainError } from "@/server/domain/errors"
import { signatureCheck } from "@/server/platform/auth/verify-signature"
import { demoKeyOf } from "./demo-keys"
import { issueNonce, nonceSeconds } from "./issue-nonce"
import { openAccount } from "./open-account"
import { signIn } from "./sign-in"
import { signInDemoPerson } from "./sign-in-demo-person"

const origin = "http://localhost:3000"
const chainId = 31337
// Nothing listens there: a key's signature must be told without the chain.
const isSignedBy = signatureCheck("http://127.0.0.1:9")

describe("signing in", () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  async function signed(key = generatePrivateKey(), signer = key) {
    const context = world.context()
    const { nonce } = await issueNonce(context)
    const holder = privateKeyToAccount(key)
    const message = createSiweMessage({
      address: holder.address,
      chainId,
      domain: "localhost:3000",
      nonce,
      uri: origin,
      version: "1",
      issuedAt: context.now(),
      expirationTime: new Date(context.now().getTime() + nonceSeconds * 1000),
    })
    const signature = await privateKeyToAccount(signer).signMessage({ message })
    return { holder, input: { message, signature, origin, chainId, isSignedBy } }
  }

  async function codeOf(attempt: Promise<unknown>): Promise<string | null> {
    return attempt.then(
      () => null,
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    )
  }

  it("opens an account for an address that comes for the first time and finds it again", async () => {
    const key = generatePrivateKey()
    const first = await signed(key)
    const person = await signIn(world.context(), first.input)
    const again = await signIn(world.context(), (await signed(key)).input)
    expect(again).toEqual(person)
    expect(person.address).toBe(first.holder.address.toLowerCase())
    const trail = await world.db.select().from(audit).where(eq(audit.subjectId, person.accountId))
    expect(trail.map((row) => row.action).sort()).toEqual([
      "account.open",
      "account.signIn",
      "account.signIn",
    ])
  })

  it("takes a message once, even when it is sent many times at once", async () => {
    const { input } = await signed()
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(signIn(world.context(), input))),
    )
    expect(outcomes.sort()).toEqual(["EXPIRED", "EXPIRED", "EXPIRED", "EXPIRED", "EXPIRED", null].sort())
  })

  it("refuses another's signature and leaves the nonce for its owner", async () => {
    const { input, holder } = await signed(generatePrivateKey(), generatePrivateKey())
    const check = { ...input, isSignedBy: async () => false }
    expect(await codeOf(signIn(world.context(), check))).toBe("FORBIDDEN")
    const rows = await world.db
      .select()
      .from(account)
      .where(eq(account.address, holder.address.toLowerCase() as `0x${string}`))
    expect(rows).toEqual([])
    expect(await codeOf(signIn(world.context(), { ...input, isSignedBy: async () => true }))).toBeNull()
  })

  it("says that the chain is away when only the chain could tell", async () => {
    const { input } = await signed(generatePrivateKey(), generatePrivateKey())
    expect(await codeOf(signIn(world.context(), input))).toBe("CHAIN_UNAVAILABLE")
  })

  it("refuses a nonce that was never issued here", async () => {
    const { input } = await signed()
    const message = input.message.replace(/Nonce: [0-9a-f]+/, "Nonce: 00000000000000000000000000000000")
    expect(await codeOf(signIn(world.context(), { ...input, message, isSignedBy: async () => true }))).toBe(
      "EXPIRED",
    )
  })

  it("opens one account for two who come at the same moment", async () => {
    const address = privateKeyToAccount(generatePrivateKey()).address
    const people = await Promise.all([1, 2, 3].map(() => openAccount(world.context(), world.db, address)))
    expect(new Set(people.map((person) => person.accountId)).size).toBe(1)
  })
})

describe("the demo's door", () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  it("opens on the local chain with the published key", async () => {
    const { person, key } = await signInDemoPerson(world.context(), { person: "owner", chainId })
    expect(privateKeyToAccount(key.privateKey).address.toLowerCase()).toBe(person.address)
    expect(key.address).toBe("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc")
  })

  it.each([1, 8453, 84532, 11155111])("does not exist on chain %i", async (other) => {
    const attempt = signInDemoPerson(world.context(), { person: "owner", chainId: other })
    await expect(attempt).rejects.toMatchObject({ code: "NOT_FOUND" })
  })

  it("gives each person a key of their own, none of them operator's or relayer's", () => {
    const addresses = demoPersonKeys.map((person) => demoKeyOf(person).address)
    expect(new Set(addresses).size).toBe(6)
    expect(addresses).not.toContain("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266")
    expect(addresses).not.toContain("0x70997970c51812dc3a010c7d01b50e0d17dc79c8")
  })
})

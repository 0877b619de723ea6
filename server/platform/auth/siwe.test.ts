import { privateKeyToAccount } from "viem/accounts"
import { createSiweMessage } from "viem/siwe"
import { describe, expect, it } from "vitest"
import { DomainError } from "@/server/domain/errors"
import { readSignInMessage } from "./siwe"

const nowAt = new Date("2026-11-21T10:00:00.000Z")
const { address } = privateKeyToAccount(`0x${"11".repeat(32)}`)
const expectation = { origin: "http://localhost:3000", chainId: 31337, nowAt }
const good = {
  address,
  chainId: 31337,
  domain: "localhost:3000",
  nonce: "0123456789abcdef",
  uri: "http://localhost:3000",
  version: "1",
  statement: "Sign in to Millpond.",
  issuedAt: new Date(nowAt.getTime() - 5000),
  expirationTime: new Date(nowAt.getTime() + 600_000),
} as const

function codeOf(text: string): string | null {
  try {
    readSignInMessage(text, expectation)
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe("a sign-in message", () => {
  it("gives its address and nonce when it is meant for this site, chain and time", () => {
    expect(readSignInMessage(createSiweMessage(good), expectation)).toEqual({ address, nonce: good.nonce })
  })

  it.each([
    ["another domain", { domain: "evil.example" }],
    ["another port of the same host", { domain: "localhost:3001" }],
    ["another uri", { uri: "http://evil.example" }],
    ["a uri that only begins alike", { uri: "http://localhost:3000.evil.example" }],
    ["another scheme", { scheme: "https" }],
    ["another chain", { chainId: 1 }],
    ["a date from ahead", { issuedAt: new Date(nowAt.getTime() + 600_000) }],
    ["a start to come", { notBefore: new Date(nowAt.getTime() + 1000) }],
    ["a life longer than a quarter of an hour", { expirationTime: new Date(nowAt.getTime() + 3_600_000) }],
  ])("is refused for %s", (_fault, change) => {
    expect(codeOf(createSiweMessage({ ...good, ...change }))).toBe("BAD_INPUT")
  })

  it("is refused once it expired", () => {
    const issuedAt = new Date(nowAt.getTime() - 700_000)
    const text = createSiweMessage({ ...good, issuedAt, expirationTime: nowAt })
    expect(codeOf(text)).toBe("EXPIRED")
  })

  it("is refused without times", () => {
    const { expirationTime: _left, ...endless } = good
    expect(codeOf(createSiweMessage(endless))).toBe("BAD_INPUT")
  })

  it("is refused when anything stands before or after the known form", () => {
    const text = createSiweMessage(good)
    for (const changed of [`${text}\n`, `${text}\nResources:\n- x`, ` ${text}`, "", "hello"]) {
      expect(codeOf(changed)).toBe("BAD_INPUT")
    }
  })
})

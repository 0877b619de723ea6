import fc from "fast-check"
import { sha256 } from "viem"
import { describe, expect, test } from "vitest"
import { decryptStreamWith, decryptWith, encryptBytesFor, encryptFor, isRecipient, makeIdentity } from "./age"
import { joinAgeFile, splitAgeFile } from "./age-file"
import { hashBytes, hashingStream, startHash } from "./hash"
import { packOpenedItems, readOpenedItems } from "./opened-items"

const text = new TextEncoder()
const streamOf = (...parts: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer())

describe("an age file", () => {
  test("opens for each of its recipients and for nobody else", async () => {
    const [pool, own, other] = await Promise.all([makeIdentity(), makeIdentity(), makeIdentity()])
    const file = await encryptBytesFor([pool.recipient, own.recipient], "private")
    for (const reader of [pool, own]) {
      expect(new TextDecoder().decode(await decryptWith(reader.identity, file))).toBe("private")
    }
    await expect(decryptWith(other.identity, file)).rejects.toMatchObject({ code: "BAD_INPUT" })
  })

  test("streams in and out", async () => {
    const { identity, recipient } = await makeIdentity()
    const content = new Uint8Array(200_000).fill(7)
    const encrypted = await encryptFor([recipient], streamOf(content.subarray(0, 3), content.subarray(3)))
    const file = await bytesOf(encrypted)
    expect(encrypted.size(content.length)).toBe(file.length)
    expect(await bytesOf(await decryptStreamWith(identity, streamOf(file)))).toEqual(content)
  })

  test("splits into header and payload and joins to the same bytes", async () => {
    const { identity, recipient } = await makeIdentity()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (content) => {
        const file = await encryptBytesFor([recipient, (await makeIdentity()).recipient], content)
        const parts = splitAgeFile(file)
        expect(new TextDecoder().decode(parts.header)).toMatch(
          /^age-encryption\.org\/v1\n[\s\S]*\n--- \S{43}\n$/,
        )
        expect(joinAgeFile(parts)).toEqual(file)
        await expect(decryptWith(identity, parts.payload)).rejects.toThrow()
        expect(await decryptWith(identity, joinAgeFile(parts))).toEqual(content)
      }),
      { numRuns: 15 },
    )
  })

  test("refuses what is not an age file, or has no end of its header", async () => {
    for (const bytes of [
      text.encode(""),
      text.encode("hello"),
      text.encode("age-encryption.org/v1\n-> X25519 a\n"),
    ]) {
      expect(() => splitAgeFile(bytes)).toThrowError(expect.objectContaining({ code: "BAD_INPUT" }))
    }
  })

  test("refuses every flipped bit, cut, and another's header", async () => {
    const { identity, recipient } = await makeIdentity()
    const file = await encryptBytesFor([recipient], new Uint8Array(300).fill(1))
    const other = await encryptBytesFor([recipient], new Uint8Array(300).fill(2))
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (place, bit) => {
        const flipped = file.slice()
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit)
        await expect(decryptWith(identity, flipped)).rejects.toThrow()
      }),
      { numRuns: 60 },
    )
    for (const size of [10, file.length - 1]) {
      await expect(decryptWith(identity, file.subarray(0, size))).rejects.toThrow()
    }
    const swapped = joinAgeFile({ header: splitAgeFile(other).header, payload: splitAgeFile(file).payload })
    await expect(decryptWith(identity, swapped)).rejects.toThrow()
  })
})

describe("hash", () => {
  test("is SHA-256, whole or in parts", async () => {
    const content = text.encode("millpond")
    const running = startHash()
    for (const byte of content) running.update(Uint8Array.of(byte))
    const through = hashingStream()
    await bytesOf(streamOf(content.slice(0, 2), content.slice(2)).pipeThrough(through.stream))
    expect(running.finish()).toBe(sha256(content))
    expect(hashBytes(content)).toBe(sha256(content))
    expect(through.result()).toEqual({ hash: sha256(content), byteSize: content.length })
  })
})

describe("recipient", () => {
  test("is told from what is none", async () => {
    const { recipient, identity } = await makeIdentity()
    expect(isRecipient(recipient)).toBe(true)
    for (const text of ["", "age1", identity, recipient.slice(0, -1), `${recipient.slice(0, -1)}b`]) {
      expect(isRecipient(text)).toBe(false)
    }
  })
})

test("opened items come out as they went in, and nothing else is taken for them", () => {
  const opened = { items: { itm_1: { text: "hello", stars: 3, isGood: true, note: null } } }
  expect(readOpenedItems(text.encode(packOpenedItems(opened)))).toEqual(opened)
  for (const other of ["", "{}", `{"items":{"a":{"b":{}}}}`]) {
    expect(() => readOpenedItems(text.encode(other))).toThrowError(
      expect.objectContaining({ code: "BAD_INPUT" }),
    )
  }
})

import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openBlobFolder, readBlob } from "./blobs"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "millpond-blobs-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode("ciphertext")

test("a blob comes back as it was put, from bytes and from a stream", async () => {
  const blobs = openBlobFolder(folder)
  expect(await blobs.put("a/one.age", bytes)).toEqual({ byteSize: bytes.length })
  await blobs.put("a/two.age", new Response(bytes).body ?? bytes)
  expect(await readBlob(blobs, "a/one.age")).toEqual(bytes)
  expect(await readBlob(blobs, "a/two.age")).toEqual(bytes)
  expect(await blobs.head("a/two.age")).toEqual({ byteSize: bytes.length })
})

test("a missing blob is null, and removing it twice is no error", async () => {
  const blobs = openBlobFolder(folder)
  await blobs.put("gone", bytes)
  await blobs.delete("gone")
  await blobs.delete("gone")
  expect(await blobs.get("gone")).toBeNull()
  expect(await blobs.head("gone")).toBeNull()
})

test("an upload that breaks leaves the older blob and no part behind", async () => {
  const blobs = openBlobFolder(folder)
  await blobs.put("kept", bytes)
  async function* broken() {
    yield new Uint8Array([1])
    throw new Error("connection lost")
  }
  await expect(blobs.put("kept", broken())).rejects.toThrow("connection lost")
  expect(await readBlob(blobs, "kept")).toEqual(bytes)
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([])
})

test.each(["../outside", "/etc/passwd", "a/../../b", "", ".hidden", "a//b"])(
  "%j is not a key",
  async (key) => {
    await expect(openBlobFolder(folder).put(key, bytes)).rejects.toThrow("Not a blob key")
  },
)

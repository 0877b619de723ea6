import "server-only"
import { randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"

export interface BlobHead {
  readonly byteSize: number
}

/** Where ciphertext lives. A key is a slash-separated path of plain names, such as `uploads/con_….age`. */
export interface BlobStore {
  /** Writes a whole blob; replaces an older one at once or not at all. Durable when it returns. */
  put(
    key: string,
    content: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array,
  ): Promise<BlobHead>
  /** The bytes of a blob, or null where there is none. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>
  head(key: string): Promise<BlobHead | null>
  /** Removes a blob; removing a missing one is no error. */
  delete(key: string): Promise<void>
}

const keyPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/

/** Blobs as files of one folder: written beside, synced, renamed, and the folder synced. */
export function openBlobFolder(folder: string): BlobStore {
  const fileOf = (key: string) => {
    if (!keyPattern.test(key) || key.length > 400) throw new Error("Not a blob key")
    return path.join(folder, key)
  }
  const head = async (key: string) => {
    const found = await stat(fileOf(key)).catch(ignoreMissing)
    return found === null ? null : { byteSize: found.size }
  }
  return {
    head,
    async put(key, content) {
      const file = fileOf(key)
      await mkdir(path.dirname(file), { recursive: true })
      return writeWhole(file, content)
    },
    async get(key) {
      if ((await head(key)) === null) return null
      return Readable.toWeb(createReadStream(fileOf(key))) as ReadableStream<Uint8Array>
    },
    async delete(key) {
      await rm(fileOf(key), { force: true })
    },
  }
}

/** All bytes of a blob at once: for blobs known to be small. */
export async function readBlob(store: BlobStore, key: string): Promise<Uint8Array | null> {
  const content = await store.get(key)
  return content === null ? null : new Uint8Array(await new Response(content).arrayBuffer())
}

async function writeWhole(file: string, content: Parameters<BlobStore["put"]>[1]): Promise<BlobHead> {
  const beside = `${file}.${randomUUID()}.part`
  const target = await open(beside, "wx", 0o600)
  let byteSize = 0
  try {
    for await (const chunk of chunksOf(content)) {
      await target.writeFile(chunk)
      byteSize += chunk.byteLength
    }
    await target.sync()
    await target.close()
    await rename(beside, file)
  } catch (error) {
    await target.close().catch(() => undefined)
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
  return { byteSize }
}

async function* chunksOf(content: Parameters<BlobStore["put"]>[1]): AsyncIterable<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content
    return
  }
  if (Symbol.asyncIterator in content) {
    yield* content
    return
  }
  const reader = (content as ReadableStream<Uint8Array>).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r")
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

function ignoreMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
  throw error
}

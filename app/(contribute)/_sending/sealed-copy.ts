/**
 * Where a sealed contribution waits on this device until the pool has it: a private file of the browser, or, where
 * there is none, a blob in the drafts. It is ciphertext either way.
 */
export type SealedCopy =
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "blob"; readonly blob: Blob }

export interface SealedCopyWriter {
  write(chunk: Uint8Array): Promise<void>
  close(): Promise<SealedCopy>
  abandon(): Promise<void>
}

const folderName = "sealed-contributions"

/** Opens a new copy for writing, in a file where the browser has private files. */
export async function writeSealedCopy(name: string): Promise<SealedCopyWriter> {
  try {
    return await fileWriter(name)
  } catch {
    // Private windows and plain-http addresses have no private files.
    return blobWriter()
  }
}

async function fileWriter(name: string): Promise<SealedCopyWriter> {
  const folder = await sealedFolder()
  const file = await folder.getFileHandle(name, { create: true })
  const stream = await file.createWritable()
  return {
    write: (chunk) => stream.write(ownBytes(chunk)),
    close: async () => {
      await stream.close()
      return { kind: "file", name }
    },
    abandon: async () => {
      await stream.abort()
      await folder.removeEntry(name).catch(() => {})
    },
  }
}

function blobWriter(): SealedCopyWriter {
  // Each part becomes a blob at once, which a browser may move to disk.
  const parts: Blob[] = []
  return {
    write: async (chunk) => {
      parts.push(new Blob([ownBytes(chunk)]))
    },
    close: async () => ({ kind: "blob", blob: new Blob(parts) }),
    abandon: async () => {
      parts.length = 0
    },
  }
}

function ownBytes(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  return chunk.buffer instanceof ArrayBuffer
    ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    : new Uint8Array(chunk)
}

/** The copy's bytes, or null when this device no longer has them. */
export async function readSealedCopy(copy: SealedCopy): Promise<Blob | null> {
  if (copy.kind === "blob") return copy.blob
  try {
    const file = await (await sealedFolder()).getFileHandle(copy.name)
    return await file.getFile()
  } catch {
    return null
  }
}

/** Forgets a copy; one that is gone already is no error. */
export async function removeSealedCopy(copy: SealedCopy): Promise<void> {
  if (copy.kind === "blob") return
  const folder = await sealedFolder()
  await folder.removeEntry(copy.name).catch(() => {})
}

async function sealedFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(folderName, { create: true })
}

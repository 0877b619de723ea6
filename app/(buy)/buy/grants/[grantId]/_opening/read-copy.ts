import { hashingStream } from "@/server/domain/envelope/hash"

export interface OpenedCopy {
  /** JSON Lines in the clear, in this browser alone. */
  readonly content: Blob
  /** SHA-256 of it. */
  readonly contentHash: `0x${string}`
  readonly byteSize: number
}

/** How far the download is, in bytes of the encrypted file. */
export interface CopyProgress {
  readonly readBytes: number
  readonly totalBytes: number
}

/** A copy that could not be fetched or opened, with the way out. */
export class CopyFault extends Error {
  override readonly name = "CopyFault"
}

/**
 * Downloads a copy and opens it as it arrives.
 * @param open decrypts a stream with the key that this browser holds
 * @throws CopyFault
 */
export async function readCopy(
  path: string,
  open: (file: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>,
  onProgress: (progress: CopyProgress) => void,
): Promise<OpenedCopy> {
  const answer = await fetch(path).catch(() => null)
  if (answer === null || !answer.ok || answer.body === null) {
    throw new CopyFault("The copy could not be downloaded. Check the connection, then try again.")
  }
  const totalBytes = Number(answer.headers.get("content-length") ?? 0)
  const hashing = hashingStream()
  const opened = await open(answer.body.pipeThrough(counting(totalBytes, onProgress))).catch(() => {
    throw new CopyFault("The key in this browser does not open this copy. It was encrypted to another one.")
  })
  const content = await new Response(opened.pipeThrough(hashing.stream)).blob().catch(() => {
    throw new CopyFault("The copy broke off or was damaged on the way. Download it again.")
  })
  const { hash, byteSize } = hashing.result()
  return { content, contentHash: hash, byteSize }
}

function counting(totalBytes: number, onProgress: (progress: CopyProgress) => void) {
  let readBytes = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      readBytes += part.length
      onProgress({ readBytes, totalBytes })
      controller.enqueue(part)
    },
  })
}

import { splitRows } from "@/server/domain/contribution/admission"
import { decryptStreamWith, encryptFor } from "@/server/domain/envelope/age"
import { startHash } from "@/server/domain/envelope/hash"
import { writeSealedCopy } from "./sealed-copy"
import { chunksOf, linesOf, plaintextOf } from "./source"
import type { OpenedRow, Sealed, WorkerJobs } from "./worker-protocol"

/**
 * Encrypts a source to every recipient and keeps the result on this device, hashed on the way.
 * Holds one chunk at a time, whatever the size.
 */
export async function seal(
  input: WorkerJobs["seal"]["input"],
  onBytes: (bytesDone: number) => void,
): Promise<Sealed> {
  const counted = countingStream(onBytes)
  const plaintext = plaintextOf(input.source, input.schema).pipeThrough(counted.stream)
  const ciphertext = await encryptFor(input.recipients, plaintext)
  const writer = await writeSealedCopy(input.copyName)
  const hash = startHash()
  let ciphertextByteSize = 0
  try {
    for await (const chunk of chunksOf(ciphertext)) {
      hash.update(chunk)
      ciphertextByteSize += chunk.byteLength
      await writer.write(chunk)
    }
  } catch (error) {
    await writer.abandon()
    throw error
  }
  const copy = await writer.close()
  const plaintextByteSize = counted.bytesDone()
  return { copy, contributionHash: hash.finish(), plaintextByteSize, ciphertextByteSize }
}

/** Opens rows of one's own contribution by number, with the contributor's own identity. */
export async function openRows(input: WorkerJobs["openRows"]["input"]): Promise<readonly OpenedRow[]> {
  const plaintext = await decryptStreamWith(input.identity, input.ciphertext.stream())
  if (input.mediaType === "text/plain") {
    const text = await new Response(plaintext).text()
    return splitRows(text, input.mediaType, input.schema).map((line, place) => ({
      rowNumber: place + 1,
      line,
    }))
  }
  const wanted = new Set(input.rowNumbers)
  const found: OpenedRow[] = []
  let rowNumber = 0
  for await (const line of linesOf(plaintext)) {
    rowNumber++
    if (wanted.delete(rowNumber)) found.push({ rowNumber, line })
    if (wanted.size === 0) break
  }
  return found
}

function countingStream(onBytes: (bytesDone: number) => void) {
  let done = 0
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.byteLength
      onBytes(done)
      controller.enqueue(chunk)
    },
  })
  return { stream, bytesDone: () => done }
}

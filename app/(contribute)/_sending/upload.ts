import { type DetailedError, Upload } from "tus-js-client"
import type { Id } from "@/server/domain/id"

export interface UploadInput {
  readonly contributionId: Id<"contribution">
  readonly contributionHash: `0x${string}`
  /** Path of the upload endpoint on this site. */
  readonly endpoint: string
  readonly ciphertext: Blob
  readonly onProgress: (bytesSent: number, bytesTotal: number) => void
  /** Told when the connection is lost and found again. */
  readonly onConnection: (isConnected: boolean) => void
}

/** The person paused: nothing is wrong, and what has arrived stays. */
export class UploadPaused extends Error {
  override readonly name = "UploadPaused"

  constructor() {
    super("Paused")
  }
}

export interface RunningUpload {
  /** Ends when the pool has every byte; fails with UploadPaused when it was paused. */
  readonly finished: Promise<void>
  /** Stops sending; what has arrived stays. Start again by a new upload of the same contribution. */
  pause(): Promise<void>
}

const chunkBytes = 4 * 1024 * 1024
// After the last of these the upload waits for the network to come back, then goes on by itself.
const retryDelaysMilliseconds = [500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000, 30_000]

/** Sends a sealed contribution so that a dead network, a closed tab or a restarted server loses nothing. */
export function startUpload(input: UploadInput): RunningUpload {
  let isPaused = false
  let stop: () => void = () => {}
  const upload = new Upload(input.ciphertext, uploadOptions(input))
  const finished = new Promise<void>((resolve, reject) => {
    upload.options.onSuccess = () => resolve()
    upload.options.onError = (error) => reject(new Error(uploadFaultText(error)))
    stop = () => reject(new UploadPaused())
    resumeOrStart(upload, () => isPaused).catch(reject)
  })
  return {
    finished,
    pause: async () => {
      isPaused = true
      await upload.abort()
      stop()
    },
  }
}

function uploadOptions(input: UploadInput) {
  return {
    endpoint: input.endpoint,
    chunkSize: chunkBytes,
    metadata: { contributionId: input.contributionId },
    retryDelays: retryDelaysMilliseconds,
    removeFingerprintOnSuccess: true,
    // The ciphertext's hash, not the file's name and date: another sealing is another upload.
    fingerprint: async () => `millpond-${input.contributionId}-${input.contributionHash}`,
    onProgress: (bytesSent: number, bytesTotal: number) => {
      input.onConnection(true)
      input.onProgress(bytesSent, bytesTotal)
    },
    onShouldRetry: (error: DetailedError) => {
      const status = error.originalResponse?.getStatus() ?? 0
      const isWorthIt = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500
      if (isWorthIt) input.onConnection(false)
      return isWorthIt
    },
  }
}

async function resumeOrStart(upload: Upload, isPaused: () => boolean): Promise<void> {
  const [earlier] = await upload.findPreviousUploads()
  if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier)
  if (!isPaused()) upload.start()
}

/** What stopped an upload, and the way out. */
export function uploadFaultText(error: Error | DetailedError): string {
  const response = "originalResponse" in error ? error.originalResponse : null
  switch (response?.getStatus()) {
    case undefined:
    case 0:
      return "The connection is gone. What has arrived is kept; sending goes on where it stopped."
    case 401:
      return "You were signed out while sending. What has arrived is kept: sign in, then go on."
    case 403:
    case 404:
      return "This contribution is not yours to send, or it was closed elsewhere. Nothing else was changed."
    case 413:
      return "This is larger than this site takes in one contribution. Split it and send the parts."
    default:
      return `The pool did not take the upload: ${response?.getBody() || "it gave no reason"}. What has arrived is kept.`
  }
}

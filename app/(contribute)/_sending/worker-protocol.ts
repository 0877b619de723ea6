import type { ItemSchema } from "@/server/domain/pool/item-schema"
import type { Inspection } from "./inspection"
import type { SealedCopy } from "./sealed-copy"
import type { Source } from "./source"

/** What the worker can be asked. One worker does one job and ends. */
export interface WorkerJobs {
  inspect: {
    readonly input: { readonly source: Source; readonly schema: ItemSchema }
    readonly output: Inspection
  }
  seal: {
    readonly input: {
      readonly source: Source
      readonly schema: ItemSchema
      readonly recipients: readonly string[]
      readonly copyName: string
    }
    readonly output: Sealed
  }
  openRows: {
    readonly input: {
      readonly ciphertext: Blob
      readonly identity: string
      readonly rowNumbers: readonly number[]
      readonly mediaType: string
      readonly schema: ItemSchema
    }
    readonly output: readonly OpenedRow[]
  }
}

/** A contribution in its envelope, on this device. */
export interface Sealed {
  readonly copy: SealedCopy
  readonly contributionHash: `0x${string}`
  readonly plaintextByteSize: number
  readonly ciphertextByteSize: number
}

export interface OpenedRow {
  readonly rowNumber: number
  readonly line: string
}

export type JobName = keyof WorkerJobs

export type WorkerRequest = {
  [Name in JobName]: { readonly job: Name; readonly input: WorkerJobs[Name]["input"] }
}[JobName]

export type WorkerReport =
  | { readonly kind: "progress"; readonly bytesDone: number; readonly bytesTotal: number }
  | { readonly kind: "done"; readonly output: WorkerJobs[JobName]["output"] }
  | { readonly kind: "failed"; readonly message: string }

import type { CallPromise } from "@/server/domain/bounty/call"
import type { ConsentMessage } from "@/server/domain/consent/typed-data"
import type { Id } from "@/server/domain/id"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { consentMessage, expiryOf } from "./consent-message"
import { type Draft, keepDraft } from "./drafts"
import { inWorker } from "./in-worker"
import { readSealedCopy } from "./sealed-copy"
import { atStage, SendingFault } from "./sending-fault"
import type { SendingEvent, SendingState } from "./sending-state"
import { sentMediaType } from "./source"
import { type RunningUpload, startUpload } from "./upload"

/** The pool, as far as sending to it needs it. */
export interface SendingTarget {
  readonly poolId: Id<"pool">
  readonly onChainId: `0x${string}`
  readonly recipient: string
  readonly itemSchema: ItemSchema
}

/** What sending asks of the server and the wallet. */
export interface SendingDoors {
  readonly accountId: Id<"account">
  readonly fixesId?: Id<"contribution">
  readonly readOwnRecipient: () => Promise<string>
  readonly create: (input: {
    readonly title: string
    readonly mediaType: string
    readonly contributionHash: `0x${string}`
    readonly plaintextByteSize: number
  }) => Promise<{
    readonly contributionId: Id<"contribution">
    readonly uploadPath: string
    readonly promise: CallPromise | null
  }>
  readonly hasArrived: (contributionId: Id<"contribution">) => Promise<boolean>
  readonly sign: (message: ConsentMessage) => Promise<`0x${string}`>
  readonly submit: (draft: Draft, message: ConsentMessage, signature: `0x${string}`) => Promise<void>
  readonly tell: (event: SendingEvent) => void
  /** Told of the running upload, so that it can be paused. */
  readonly onUpload: (upload: RunningUpload | null) => void
}

/**
 * Takes a contribution from where it is to the pool: seal, announce, upload, sign, submit. What is done already is not
 * done again, so it may be called after any failure.
 * @throws SendingFault with the stage that failed
 */
export async function send(
  state: SendingState,
  title: string,
  target: SendingTarget,
  doors: SendingDoors,
): Promise<void> {
  const draft = state.draft ?? (await sealAndAnnounce(state, title, target, doors))
  await whileAlone(draft.contributionId, async () => {
    await uploadDraft(draft, doors, state.stage.kind === "paused" ? state.stage.bytesDone : 0)
    await signAndSubmit(draft, target, doors)
  })
}

/** Two tabs must not send the same contribution at once: the server takes one writer. */
async function whileAlone(contributionId: Id<"contribution">, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work()
  await navigator.locks.request(`millpond sending ${contributionId}`, { ifAvailable: true }, async (lock) => {
    if (lock !== null) return work()
    throw new SendingFault(
      "uploading",
      "Another tab is sending this contribution",
      "Go on there, or close that tab.",
    )
  })
}

async function sealAndAnnounce(
  state: SendingState,
  title: string,
  target: SendingTarget,
  doors: SendingDoors,
): Promise<Draft> {
  const { source, inspection } = state
  if (source === null || inspection === null)
    throw new SendingFault("sealing", "Choose what to contribute first.")
  const sealed = await atStage("sealing", async () => {
    const startedAt = performance.now()
    const tell = (bytesDone: number, bytesTotal: number) =>
      doors.tell({ kind: "staged", stage: { kind: "sealing", bytesDone, bytesTotal, startedAt } })
    tell(0, source.blob.size)
    const recipients = [target.recipient, await doors.readOwnRecipient()]
    const input = { source, schema: target.itemSchema, recipients, copyName: crypto.randomUUID() }
    return inWorker("seal", input, { onProgress: (done) => tell(done.bytesDone, done.bytesTotal) })
  })
  return atStage("announcing", async () => {
    doors.tell({ kind: "staged", stage: { kind: "announcing" } })
    const { contributionHash, plaintextByteSize, ciphertextByteSize, copy } = sealed
    const mediaType = sentMediaType(source)
    const created = await doors.create({ title, mediaType, contributionHash, plaintextByteSize })
    const draft: Draft = {
      ...created,
      accountId: doors.accountId,
      poolId: target.poolId,
      title,
      mediaType,
      contributionHash,
      ciphertextByteSize,
      rowCount: inspection.rowCount,
      purposes: state.purposes,
      expiresAt: expiryOf(state.term, new Date()),
      copy,
      isSubmitted: false,
      createdAt: new Date(),
    }
    await keepDraft(draft)
    doors.tell({ kind: "drafted", draft })
    return draft
  })
}

async function uploadDraft(draft: Draft, doors: SendingDoors, bytesKnown: number): Promise<void> {
  await atStage("uploading", async () => {
    if (await doors.hasArrived(draft.contributionId)) return
    const ciphertext = await readSealedCopy(draft.copy)
    if (ciphertext === null || ciphertext.size !== draft.ciphertextByteSize) {
      throw new SendingFault(
        "uploading",
        "This browser has cleared the encrypted copy. Choose your data once more.",
      )
    }
    await sendBytes(draft, ciphertext, bytesKnown, doors)
  })
}

async function sendBytes(
  draft: Draft,
  ciphertext: Blob,
  bytesKnown: number,
  doors: SendingDoors,
): Promise<void> {
  const startedAt = performance.now()
  const stage = { kind: "uploading", bytesTotal: ciphertext.size, startedAt, isConnected: true } as const
  let hasBegun = false
  const upload = startUpload({
    contributionId: draft.contributionId,
    contributionHash: draft.contributionHash,
    endpoint: draft.uploadPath,
    ciphertext,
    onProgress: (bytesDone) => {
      // The first report tells where an earlier sitting stopped: speed counts from there.
      if (hasBegun) doors.tell({ kind: "uploadMoved", bytesDone, isConnected: true })
      else doors.tell({ kind: "staged", stage: { ...stage, bytesDone, bytesBefore: bytesDone } })
      hasBegun = true
    },
    onConnection: (isConnected) => doors.tell({ kind: "uploadMoved", bytesDone: 0, isConnected }),
  })
  doors.tell({ kind: "staged", stage: { ...stage, bytesDone: bytesKnown, bytesBefore: bytesKnown } })
  doors.onUpload(upload)
  await upload.finished
  doors.onUpload(null)
}

async function signAndSubmit(draft: Draft, target: SendingTarget, doors: SendingDoors): Promise<void> {
  const message = consentMessage(target.onChainId, draft.contributionHash, draft.purposes, draft.expiresAt)
  const signature = await atStage("signing", async () => {
    doors.tell({ kind: "staged", stage: { kind: "signing" } })
    return doors.sign(message)
  })
  await atStage("submitting", async () => {
    doors.tell({ kind: "staged", stage: { kind: "submitting" } })
    await doors.submit(draft, message, signature)
    await keepDraft({ ...draft, isSubmitted: true })
    doors.tell({ kind: "submitted" })
  })
}

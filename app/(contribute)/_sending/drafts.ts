import type { CallPromise } from "@/server/domain/bounty/call"
import type { Purpose } from "@/server/domain/consent/purpose"
import type { Id } from "@/server/domain/id"
import { removeSealedCopy, type SealedCopy } from "./sealed-copy"

/** A contribution on its way, as this device knows it; enough to go on after the tab was closed. */
export interface Draft {
  readonly contributionId: Id<"contribution">
  readonly accountId: Id<"account">
  readonly poolId: Id<"pool">
  readonly title: string
  readonly mediaType: string
  /** Where its bytes go on this site. */
  readonly uploadPath: string
  readonly contributionHash: `0x${string}`
  readonly ciphertextByteSize: number
  readonly rowCount: number
  /** What the call that it answers pays; null without one. */
  readonly promise: CallPromise | null
  readonly purposes: readonly Purpose[]
  readonly expiresAt: Date
  readonly copy: SealedCopy
  /** Whether everything has been handed over; the copy stays until the verdict, to mend rows from. */
  readonly isSubmitted: boolean
  readonly createdAt: Date
}

const databaseName = "millpond-contributions"
const storeName = "draft"

/** Keeps a draft, in place of an older one of the same contribution. */
export async function keepDraft(draft: Draft): Promise<void> {
  await inStore("readwrite", (store) => store.put(draft))
}

/** This device's draft of a contribution, if it has one. */
export async function readDraft(contributionId: Id<"contribution">): Promise<Draft | null> {
  const found: unknown = await inStore("readonly", (store) => store.get(contributionId))
  return isDraft(found) ? found : null
}

/** All drafts of this account on this device, newest first. */
export async function listDrafts(accountId: Id<"account">): Promise<readonly Draft[]> {
  const found: unknown = await inStore("readonly", (store) => store.getAll())
  const drafts = Array.isArray(found) ? found.filter(isDraft) : []
  return drafts
    .filter((draft) => draft.accountId === accountId)
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
}

/** Forgets a draft and its sealed copy. */
export async function forgetDraft(contributionId: Id<"contribution">): Promise<void> {
  const draft = await readDraft(contributionId)
  if (draft !== null) await removeSealedCopy(draft.copy)
  await inStore("readwrite", (store) => store.delete(contributionId))
}

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "contributionId" in value && "copy" in value
}

async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await openDatabase()
  try {
    const transaction = database.transaction(storeName, mode)
    const answer = await answerOf(ask(transaction.objectStore(storeName)))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
    return answer
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "contributionId" })
  return answerOf(request)
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

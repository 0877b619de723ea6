import type { useTRPCClient } from "@/app/_trpc/client"
import type { Id } from "@/server/domain/id"
import { readDraft } from "./drafts"
import { readSealedCopy } from "./sealed-copy"

export type Client = ReturnType<typeof useTRPCClient>

/** One's own contribution as an age file: this device's copy, or the pool's while the gate is open. */
export async function fetchOwnCopy(client: Client, contributionId: Id<"contribution">): Promise<Blob> {
  const draft = await readDraft(contributionId)
  const kept = draft === null ? null : await readSealedCopy(draft.copy)
  if (kept !== null) return kept
  const path = await client.contribution.download.query({ contributionId })
  const response = await fetch(path)
  if (!response.ok) throw new Error("The encrypted copy could not be fetched. Try again in a moment.")
  return response.blob()
}

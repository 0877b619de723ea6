"use client"
import { useQuery } from "@tanstack/react-query"
import { hasReadingKey, readingRecipient } from "@/app/_wallet/reading-key"
import type { Viewer } from "@/app/_wallet/session"

/** The public half of the reading key that this browser holds of a person; null where it holds none. */
export function useOwnRecipient({ accountId, address }: Viewer) {
  return useQuery({
    queryKey: ["own reading recipient", accountId],
    queryFn: async () => ((await hasReadingKey(address)) ? readingRecipient(address) : null),
    gcTime: 0,
  })
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPCClient } from "@/app/_trpc/client"
import { useSession } from "@/app/_wallet/session"
import {
  type OpenedForReader,
  openForReader,
  requireReadingKey,
  retryOpening,
} from "../../../../_reading/open-items"
import type { RunSheet } from "../../../../_views"

/** Where the opened items of a run are kept while the tab is open. */
export function runItemsKey(runId: string): readonly unknown[] {
  return ["opened-run", runId]
}

/** The items of one's own open run, decrypted in this browser. */
export function useRunItems({ runId, state, readerRecipient }: RunSheet["run"]) {
  const client = useTRPCClient()
  const { viewer } = useSession()
  return useQuery<OpenedForReader>({
    queryKey: runItemsKey(runId),
    queryFn: async () => {
      if (viewer === null) throw new Error("Nobody is signed in.")
      await requireReadingKey(viewer.address, readerRecipient)
      return openForReader(viewer.address, await client.run.open.mutate({ runId }))
    },
    enabled: viewer !== null && state === "open",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60 * 1000,
    retry: retryOpening,
  })
}

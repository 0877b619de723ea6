"use client"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { readingRecipient } from "@/app/_wallet/reading-key"
import { useSession } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"
import { type OpenedForReader, openForReader, retryOpening } from "../../../../(label)/_reading/open-items"

/** How the items of a task are opened for the signed-in moderator. */
function useOpenedOptions() {
  const client = useTRPCClient()
  const { viewer } = useSession()
  return (taskId: Id<"task">) => ({
    queryKey: ["opened-case", taskId, viewer?.accountId ?? null] as const,
    queryFn: async (): Promise<OpenedForReader> => {
      if (viewer === null) throw new Error("Nobody is signed in.")
      const recipient = await readingRecipient(viewer.address)
      return openForReader(viewer.address, await client.review.openCase.mutate({ taskId, recipient }))
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: retryOpening,
  })
}

/** A case with its items in the clear. */
export function useCase(taskId: Id<"task">) {
  const options = useOpenedOptions()
  return {
    judged: useQuery(useTRPC().review.case.queryOptions({ taskId })),
    opened: useQuery(options(taskId)),
  }
}

/** Fetches and decrypts the cases that come next, so that they are there when the verdict is given. */
export function useCasesAhead(taskIds: readonly Id<"task">[]): void {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const options = useOpenedOptions()
  const wanted = taskIds.join(" ")
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are the wish; the options are made anew each time
  useEffect(() => {
    for (const taskId of taskIds) {
      void queryClient.prefetchQuery(trpc.review.case.queryOptions({ taskId }))
      void queryClient.prefetchQuery(options(taskId))
    }
  }, [wanted])
}

"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { routes } from "@/app/_lib/routes"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { readingRecipient } from "@/app/_wallet/reading-key"
import { useSession } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"

/** Takes a run with a stake and goes into the room. Its items are encrypted to this browser's reading key. */
export function useTakeRun(projectId: Id<"project">) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { viewer } = useSession()
  const { push } = useRouter()
  return useMutation({
    mutationFn: async (stakePoints: bigint) => {
      if (viewer === null) throw new Error("Nobody is signed in.")
      const readerRecipient = await readingRecipient(viewer.address)
      return client.run.take.mutate({ projectId, stakePoints, readerRecipient })
    },
    onSuccess: ({ runId }) => {
      push(routes.run(runId))
      void queryClient.invalidateQueries(trpc.run.mine.queryFilter())
      void queryClient.invalidateQueries(trpc.account.me.queryFilter())
    },
    // Whatever was refused, the offer has changed.
    onSettled: () => queryClient.invalidateQueries(trpc.run.preview.queryFilter({ projectId })),
  })
}

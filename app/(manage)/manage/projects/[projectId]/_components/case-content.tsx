"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { SkeletonText } from "@/app/_ui/skeleton"
import { readingRecipient } from "@/app/_wallet/reading-key"
import { useSession } from "@/app/_wallet/session"
import { kindScreens } from "@/app/(label)/_kinds/kind-screens"
import { openForReader } from "@/app/(label)/_reading/open-items"
import { ReadingFault } from "@/app/(label)/_reading/reading-notices"
import type { Answer } from "@/server/domain/kinds/registry"
import type { ProjectSheet, ProjectTask } from "../../../../_views"

export interface CaseContentProps {
  readonly project: ProjectSheet
  readonly task: ProjectTask
  readonly answer: Answer | null
}

/** The items of a draft's task, encrypted by the vault to the owner's reading key and opened here. */
export function CaseContent({ project, task, answer }: CaseContentProps) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { viewer } = useSession()
  const { poolId } = project
  const pool = useQuery(trpc.pool.get.queryOptions({ poolId }))
  const opened = useQuery({
    queryKey: ["opened case", viewer?.accountId, task.taskId],
    enabled: viewer !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      if (viewer === null) throw new Error("Nobody is signed in.")
      const recipient = await readingRecipient(viewer.address)
      const sealed = await client.review.openCase.mutate({ taskId: task.taskId, recipient })
      return openForReader(viewer.address, sealed)
    },
  })
  if (opened.isError) return <ReadingFault error={opened.error} onRetry={() => void opened.refetch()} />
  if (!opened.isSuccess || !pool.isSuccess) {
    return (
      <div role="status" aria-label="Opening the items" className="rounded-lg border bg-surface p-5">
        <SkeletonText lines={5} />
      </div>
    )
  }
  const screen = kindScreens[project.kind]
  return (
    <screen.Content
      config={project.config}
      itemSchema={pool.data.itemSchema}
      answer={answer}
      items={task.itemIds.map((itemId) => ({ itemId, content: opened.data.items[itemId] ?? null }))}
    />
  )
}

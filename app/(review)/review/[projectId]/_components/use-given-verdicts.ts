"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import type { Id } from "@/server/domain/id"
import type { DraftVerdict } from "./draft-verdict"

export interface GivenVerdict {
  readonly taskId: Id<"task">
  readonly draft: DraftVerdict
  /** Null while it is on its way. */
  readonly verdictId: Id<"verdict"> | null
  readonly undoableUntil: Date | null
}

export interface GivenVerdicts {
  readonly count: number
  /** The latest one, for as long as it may be taken back. */
  readonly latest: GivenVerdict | null
  isGiven(taskId: Id<"task">): boolean
  give(taskId: Id<"task">, draft: DraftVerdict): void
  undoLatest(): void
}

/**
 * Sends verdicts while the moderator goes on; one that is refused comes back to the desk, with the reason.
 * @param onUndone opens the task again
 */
export function useGivenVerdicts(
  projectId: Id<"project">,
  onUndone: (taskId: Id<"task">) => void,
): GivenVerdicts {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const [given, setGiven] = useState<readonly GivenVerdict[]>([])
  const takeBack = (taskId: Id<"task">) => setGiven((all) => all.filter((one) => one.taskId !== taskId))
  const refresh = (taskId: Id<"task">) => {
    void queryClient.invalidateQueries(trpc.review.case.queryFilter({ taskId }))
    void queryClient.invalidateQueries(trpc.review.queues.queryFilter())
  }
  const refreshQueue = () =>
    queryClient.invalidateQueries(trpc.review.queue.infiniteQueryFilter({ projectId }))

  const give = async (taskId: Id<"task">, draft: DraftVerdict) => {
    setGiven((all) => [...all, { taskId, draft, verdictId: null, undoableUntil: null }])
    try {
      const sent = await client.review.giveVerdict.mutate(verdictOf(taskId, draft))
      setGiven((all) => all.map((one) => (one.taskId === taskId ? { ...one, ...sent } : one)))
      refresh(taskId)
    } catch (error) {
      takeBack(taskId)
      showError(error)
      void refreshQueue()
    }
  }

  const undo = async ({ taskId, verdictId }: GivenVerdict) => {
    if (verdictId === null) return
    try {
      await client.review.undoVerdict.mutate({ verdictId })
      takeBack(taskId)
      onUndone(taskId)
      refresh(taskId)
      void refreshQueue()
    } catch (error) {
      showError(error)
    }
  }

  const latest = given.at(-1) ?? null
  return {
    count: given.length,
    latest,
    isGiven: (taskId) => given.some((one) => one.taskId === taskId),
    give: (taskId, draft) => void give(taskId, draft),
    undoLatest: () => {
      if (latest?.undoableUntil && latest.undoableUntil.getTime() > Date.now()) void undo(latest)
    },
  }
}

/** What is sent: only what was said. */
function verdictOf(taskId: Id<"task">, { decision, answer, reason, note }: DraftVerdict) {
  return {
    taskId,
    decision,
    reason,
    ...(answer === null ? {} : { answer }),
    ...(note.trim() === "" ? {} : { note }),
  }
}

"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import type { Id } from "@/server/domain/id"
import type { BatchDecision, VerdictReason } from "@/server/domain/label/verdict"
import { verdictReasons } from "@/server/domain/label/verdict"
import type { QueueLine } from "../../../_views"

export interface BatchDraft {
  readonly decision: BatchDecision
  readonly reason: VerdictReason
  readonly note: string
}

/** What became of one case of a batch. */
export interface BatchLine {
  readonly taskId: Id<"task">
  readonly given: { readonly verdictId: Id<"verdict">; readonly undoableUntil: Date } | null
  readonly refusal: string | null
  readonly isUndone: boolean
}

/**
 * Gives one decision on several cases, and takes all of it back while that is possible.
 * @param onGiven the cases are no longer to be chosen
 */
export function useBatch(projectId: Id<"project">, onGiven: () => void) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const [results, setResults] = useState<readonly BatchLine[] | null>(null)
  const refresh = () => {
    void queryClient.invalidateQueries(trpc.review.queue.infiniteQueryFilter({ projectId }))
    void queryClient.invalidateQueries(trpc.review.queues.queryFilter())
    void queryClient.invalidateQueries(trpc.review.case.queryFilter())
  }
  const giving = useMutation(
    trpc.review.giveVerdicts.mutationOptions({ onError: showError, onSettled: refresh }),
  )
  const undoing = useMutation({
    mutationFn: async (lines: readonly BatchLine[]) =>
      Promise.all(lines.map((line) => takeBack(client, line))),
    onSuccess: setResults,
    onSettled: refresh,
  })
  return {
    results,
    isPending: giving.isPending,
    isUndoing: undoing.isPending,
    give: (lines: readonly QueueLine[], draft: BatchDraft) =>
      giving.mutate(
        { projectId, taskIds: lines.map((line) => line.taskId), ...sentOf(draft) },
        {
          onSuccess: (told) => {
            setResults(told.results.map((one) => ({ ...one, isUndone: false })))
            onGiven()
          },
        },
      ),
    undo: () => {
      if (results !== null) undoing.mutate(results)
    },
  }
}

/** A verdict that stands by now says so on its own line. */
async function takeBack(client: ReturnType<typeof useTRPCClient>, line: BatchLine): Promise<BatchLine> {
  if (line.given === null || line.isUndone) return line
  try {
    await client.review.undoVerdict.mutate({ verdictId: line.given.verdictId })
    return { ...line, isUndone: true }
  } catch (error) {
    return { ...line, refusal: error instanceof Error ? error.message : "It could not be taken back." }
  }
}

function sentOf({ decision, reason, note }: BatchDraft) {
  const reasons = [...verdictReasons.more_labels, ...verdictReasons.retire] as const
  return {
    decision,
    reason: reasons.find((one) => one === reason) ?? verdictReasons[decision][0],
    ...(note.trim() === "" ? {} : { note }),
  }
}

"use client"
import { useState } from "react"
import type { Id } from "@/server/domain/id"
import { mostVerdictsAtOnce } from "@/server/domain/label/verdict"
import type { QueueLine } from "../../../_views"

/** Cases of the queue that are chosen to be decided together; only those that still wait count. */
export interface ChosenCases {
  readonly lines: readonly QueueLine[]
  isChosen(taskId: Id<"task">): boolean
  toggle(taskId: Id<"task">): void
  clear(): void
}

export function useChosenCases(waiting: readonly QueueLine[]): ChosenCases {
  const [ids, setIds] = useState<ReadonlySet<Id<"task">>>(new Set())
  const lines = waiting.filter((line) => ids.has(line.taskId)).slice(0, mostVerdictsAtOnce)
  return {
    lines,
    isChosen: (taskId) => ids.has(taskId),
    toggle: (taskId) =>
      setIds((all) => {
        const next = new Set(all)
        if (!next.delete(taskId)) next.add(taskId)
        return next
      }),
    clear: () => setIds(new Set()),
  }
}

"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import type { Id } from "@/server/domain/id"
import type { QueueLine } from "../../../_views"
import { type DraftVerdict, emptyDraft } from "./draft-verdict"
import { useCasesAhead } from "./use-case"
import { type ChosenCases, useChosenCases } from "./use-chosen-cases"
import { type GivenVerdicts, useGivenVerdicts } from "./use-given-verdicts"

const aheadCount = 2
const refillAt = 6

/** The desk: what waits, which case lies open, the verdict in the making, what was given a moment ago. */
export interface DeskState {
  readonly queue: ReturnType<typeof useQueue>
  readonly waiting: readonly QueueLine[]
  readonly openTaskId: Id<"task"> | null
  readonly draft: DraftVerdict
  readonly given: GivenVerdicts
  /** The cases chosen to be decided together. */
  readonly chosen: ChosenCases
  setDraft(draft: DraftVerdict): void
  open(taskId: Id<"task">): void
  /** Opens the case so many places away. */
  step(places: number): void
  /** Gives the verdict on the open case and opens the next one at once. */
  give(): void
}

export function useDesk(projectId: Id<"project">): DeskState {
  const queue = useQueue(projectId)
  const [wishedId, setWishedId] = useState<Id<"task"> | null>(null)
  const [draft, setDraft] = useState(emptyDraft)
  const lay = (taskId: Id<"task"> | null) => {
    setWishedId(taskId)
    setDraft(emptyDraft)
  }
  const given = useGivenVerdicts(projectId, lay)
  const waiting = (queue.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ taskId }) => !given.isGiven(taskId),
  )
  const place = Math.max(
    waiting.findIndex((line) => line.taskId === wishedId),
    0,
  )
  const openTaskId = waiting[place]?.taskId ?? null
  const chosen = useChosenCases(waiting)
  useRefill(queue, waiting.length)
  useCasesAhead(waiting.slice(place + 1, place + 1 + aheadCount).map((line) => line.taskId))

  const open = (taskId: Id<"task">) => {
    if (taskId !== openTaskId) lay(taskId)
  }
  return {
    queue,
    waiting,
    openTaskId,
    draft,
    given,
    chosen,
    setDraft,
    open,
    step: (places) => {
      const next = waiting[Math.min(Math.max(place + places, 0), waiting.length - 1)]
      if (next !== undefined) open(next.taskId)
    },
    give: () => {
      if (openTaskId === null) return
      given.give(openTaskId, draft)
      lay(waiting[place + 1]?.taskId ?? waiting[0]?.taskId ?? null)
    },
  }
}

function useQueue(projectId: Id<"project">) {
  const trpc = useTRPC()
  return useInfiniteQuery(
    trpc.review.queue.infiniteQueryOptions({ projectId }, { getNextPageParam: (page) => page.nextCursor }),
  )
}

/** Brings more before the desk runs dry. */
function useRefill(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: ReturnType<typeof useQueue>,
  left: number,
) {
  const isLow = left < refillAt && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (isLow) void fetchNextPage()
  }, [isLow, fetchNextPage])
}

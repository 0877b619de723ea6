"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { inferRouterOutputs } from "@trpc/server"
import { useState } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { readingRecipient } from "@/app/_wallet/reading-key"
import { useSession } from "@/app/_wallet/session"
import type { AppRouter } from "@/server/api/router"
import type { PauseOpinion, PauseReviewReason } from "@/server/domain/appeal/pause"
import type { RejectionOpinion, RejectionReviewReason } from "@/server/domain/appeal/rejection"
import type { AppealSubject } from "@/server/domain/appeal/subject"
import { reviewReasons } from "@/server/domain/appeal/terms"
import type { Id } from "@/server/domain/id"
import { type OpenedForReader, openForReader, retryOpening } from "../../../../(label)/_reading/open-items"
import { type DraftVerdict, emptyDraft } from "../../[projectId]/_components/draft-verdict"
import type { OpinionReview } from "./opinion-form"

/** The desk of appeals: what waits, which one lies open, the review in the making, what may be taken back. */
export function useSeats() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [wishedId, setWishedId] = useState<Id<"appeal"> | null>(null)
  const [draft, setDraft] = useState(emptyDraft)
  const seats = useQuery(trpc.appeal.seats.queryOptions())
  const waiting = seats.data?.items.filter((seat) => seat.state === "seated") ?? []
  const place = Math.max(
    waiting.findIndex((seat) => seat.appealId === wishedId),
    0,
  )
  const openId = waiting[place]?.appealId ?? null
  const refresh = () => queryClient.invalidateQueries(trpc.appeal.seats.queryFilter())
  const lay = (appealId: Id<"appeal"> | null) => {
    setWishedId(appealId)
    setDraft(emptyDraft)
  }
  const { giving, givingPause, givingRejection, undoing } = useSeatVerdicts(refresh)
  return {
    seats,
    waiting,
    given: seats.data?.items.findLast((seat) => seat.state === "given") ?? null,
    openId,
    openSubject: waiting[place]?.subject ?? "answer",
    draft,
    setDraft,
    isGiving: giving.isPending,
    open: lay,
    step: (places: number) => {
      const next = waiting[Math.min(Math.max(place + places, 0), waiting.length - 1)]
      if (next !== undefined && next.appealId !== openId) lay(next.appealId)
    },
    give: () => {
      if (openId === null || giving.isPending) return
      giving.mutate({ appealId: openId, ...reviewOf(draft) }, { onSuccess: () => lay(null) })
    },
    givePause: (review: PauseReview) => {
      if (openId === null || givingPause.isPending) return
      givingPause.mutate({ appealId: openId, ...review }, { onSuccess: () => lay(null) })
    },
    giveRejection: (review: RejectionReview) => {
      if (openId === null || givingRejection.isPending) return
      givingRejection.mutate({ appealId: openId, ...review }, { onSuccess: () => lay(null) })
    },
    undo: (appealId: Id<"appeal">) => {
      undoing.mutate({ appealId }, { onSuccess: () => lay(appealId) })
    },
  }
}

/** What is sent from the desk of appeals. */
function useSeatVerdicts(refresh: () => Promise<void>) {
  const trpc = useTRPC()
  const whenDone = { onError: showError, onSettled: refresh }
  return {
    giving: useMutation(trpc.appeal.review.mutationOptions(whenDone)),
    givingPause: useMutation(trpc.appeal.reviewPause.mutationOptions(whenDone)),
    givingRejection: useMutation(trpc.appeal.reviewRejection.mutationOptions(whenDone)),
    undoing: useMutation(trpc.appeal.undoReview.mutationOptions(whenDone)),
  }
}

/** What a reviewer says of a pause, and of rejected rows. */
export type PauseReview = OpinionReview<PauseOpinion, PauseReviewReason>
export type RejectionReview = OpinionReview<RejectionOpinion, RejectionReviewReason>

export type SeatsState = ReturnType<typeof useSeats>

/** What is sent: only what was said. More labels cannot be asked for here. */
function reviewOf({ decision, answer, reason, note }: DraftVerdict) {
  return {
    decision: decision === "retire" ? ("retire" as const) : ("label" as const),
    reason: reviewReasons.find((one) => one === reason) ?? reviewReasons[0],
    ...(answer === null ? {} : { answer }),
    ...(note.trim() === "" ? {} : { note }),
  }
}

/** The items or rows of an appeal in the clear; of rows also their numbers, and where the equal of each lies. */
export type OpenedSeat = OpenedForReader & Pick<Sealed, "rows">
type Sealed = inferRouterOutputs<AppRouter>["appeal"]["openSeat"]

/** The case of an appeal; that of an answer or of rows with what they are about in the clear. */
export function useSeatCase(appealId: Id<"appeal">, subject: AppealSubject) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { viewer } = useSession()
  const opened = useQuery({
    queryKey: ["opened-seat", appealId, viewer?.accountId ?? null] as const,
    queryFn: async (): Promise<OpenedSeat> => {
      if (viewer === null) throw new Error("Nobody is signed in.")
      const recipient = await readingRecipient(viewer.address)
      const sealed = await client.appeal.openSeat.mutate({ appealId, recipient })
      return { ...(await openForReader(viewer.address, sealed)), rows: sealed.rows }
    },
    enabled: subject !== "pause",
    staleTime: Number.POSITIVE_INFINITY,
    retry: retryOpening,
  })
  return { judged: useQuery(trpc.appeal.seat.queryOptions({ appealId })), opened }
}

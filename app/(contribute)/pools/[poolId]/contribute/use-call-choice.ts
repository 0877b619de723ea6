"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { rewardableCount } from "@/server/domain/bounty/call"
import { releasePurpose } from "@/server/domain/consent/purpose"
import type { Id } from "@/server/domain/id"
import type { SendingState } from "../../../_sending/sending-state"
import type { Call } from "../../../_views"

/** Others are promised rewards meanwhile: what is left is read again now and then. */
const livePollMilliseconds = 15_000

/** The calls that a contribution can answer, and the one that it does. */
export interface CallChoice {
  readonly calls: readonly Call[]
  /** Whether the calls are still being read, and why they could not be; null otherwise. */
  readonly isPending: boolean
  readonly error: unknown
  /** Whether the chosen purposes are ones that calls pay for. */
  readonly isPayable: boolean
  readonly chosen: Call | null
  /** Rows that are announced, and how many of them the chosen call would pay. */
  readonly rowCount: number
  readonly shownCount: number
  choose(bountyId: Id<"bounty"> | null): void
  /** Reads again what is left. */
  renew(): void
}

/** Answers the call with the highest reward unless another one, or none, is chosen, or none pays for these purposes. */
export function useCallChoice(poolId: Id<"pool">, { inspection, purposes }: SendingState): CallChoice {
  const trpc = useTRPC()
  const [choice, choose] = useState<Id<"bounty"> | null | undefined>(undefined)
  const list = useQuery({
    ...trpc.bounty.calls.queryOptions({ poolId }),
    refetchInterval: livePollMilliseconds,
  })
  const calls = list.data?.items ?? []
  const rowCount = inspection?.rowCount ?? 0
  const isPayable = purposes.includes(releasePurpose)
  const wished = calls.find((call) => call.bountyId === choice) ?? (choice === null ? undefined : calls[0])
  const chosen = isPayable ? (wished ?? null) : null
  const shownCount = chosen === null ? 0 : rewardableCount(chosen, rowCount)
  const { isPending } = list
  const error = list.data === undefined ? list.error : null
  return {
    calls,
    isPending,
    error,
    isPayable,
    chosen,
    rowCount,
    shownCount,
    choose,
    renew: () => void list.refetch(),
  }
}

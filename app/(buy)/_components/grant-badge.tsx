"use client"
import { Badge, StatusBadge } from "@/app/_ui/badge"
import { usePresent } from "@/app/_ui/minute"
import { activeGrantStates } from "@/server/domain/grant/state"
import type { GrantLine } from "../_views"

type Grant = Pick<GrantLine, "state" | "isActive" | "startsAt" | "expiresAt">

/** A grant's state in one word: its right first, then where the money is. */
export function GrantBadge({ grant }: { readonly grant: Grant }) {
  const nowAt = usePresent()
  const { state, isActive, startsAt, expiresAt } = grant
  const isRight = activeGrantStates.some((active) => active === state)
  if (nowAt !== null && isRight && !isActive) {
    if (expiresAt <= nowAt) return <StatusBadge state="expired" />
    if (startsAt > nowAt) return <Badge tone="water">Begins later</Badge>
  }
  return <StatusBadge state={state === "settled" && isActive ? "active" : state} />
}

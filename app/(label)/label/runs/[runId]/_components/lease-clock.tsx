"use client"
import { Clock } from "lucide-react"
import { useEffect, useEffectEvent, useState } from "react"
import { formatDuration } from "@/app/_lib/format-time"

/** The clock shows itself in the last fifth of the time, ten minutes at most. */
const shownAtMostSeconds = 600

/** The server is asked again so often: its clock counts, and this one may be ahead. */
const askAgainSeconds = 10

function useSecondsLeft(leaseExpiresAt: Date): number {
  const [left, setLeft] = useState(() => secondsUntil(leaseExpiresAt))
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(leaseExpiresAt)), 1000)
    return () => clearInterval(timer)
  }, [leaseExpiresAt])
  return left
}

function secondsUntil(at: Date): number {
  return Math.ceil((at.getTime() - Date.now()) / 1000)
}

/** Tells when the time seems over, also after a night's sleep of the machine; then again, while it is shown. */
export function LeaseWatch({ leaseExpiresAt, onOver }: { leaseExpiresAt: Date; onOver: () => void }) {
  const left = useSecondsLeft(leaseExpiresAt)
  const round = left <= 0 ? Math.floor(-left / askAgainSeconds) : null
  const tell = useEffectEvent(onOver)
  useEffect(() => {
    if (round !== null) tell()
  }, [round])
  return null
}

/** How long the run's tasks are still kept for this person; quiet until it matters. */
export function LeaseClock({ takenAt, leaseExpiresAt }: { takenAt: Date; leaseExpiresAt: Date }) {
  const left = useSecondsLeft(leaseExpiresAt)
  const wholeSeconds = (leaseExpiresAt.getTime() - takenAt.getTime()) / 1000
  if (left > Math.min(shownAtMostSeconds, Math.max(60, wholeSeconds / 5)) || left <= 0) return null
  const minutes = Math.ceil(left / 60)
  return (
    <p className="tabular flex items-center gap-1.5 text-sm text-amber-ink">
      <Clock aria-hidden className="size-4" />
      <span aria-hidden>{formatDuration(left)} left</span>
      <span role="status" className="sr-only">
        {minutes === 1 ? "Less than a minute left" : `${minutes} minutes left`}
      </span>
    </p>
  )
}

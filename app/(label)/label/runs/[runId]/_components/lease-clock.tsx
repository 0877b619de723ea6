"use client"
import { Clock } from "lucide-react"
import { useEffect, useEffectEvent, useState } from "react"
import { formatDuration } from "@/app/_lib/format-time"
import { explainError } from "@/app/_trpc/explain-error"
import type { BookPage } from "../_saving/answer-book"

/** The clock shows itself in the last fifth of the time, ten minutes at most. */
const shownAtMostSeconds = 600

/** Whether saving was refused because the run's time is over. */
export function isLeaseOver({ save, fault }: BookPage): boolean {
  return save === "refused" && explainError(fault).reason === "EXPIRED"
}

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

/** Tells when the time is over, also after a night's sleep of the machine. */
export function LeaseWatch({ leaseExpiresAt, onOver }: { leaseExpiresAt: Date; onOver: () => void }) {
  const isOver = useSecondsLeft(leaseExpiresAt) <= 0
  const tell = useEffectEvent(onOver)
  useEffect(() => {
    if (isOver) tell()
  }, [isOver])
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

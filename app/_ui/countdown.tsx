"use client"
import { useEffect, useState } from "react"
import { formatDuration, formatExact } from "../_lib/format-time"

export interface CountdownProps {
  readonly endsAt: Date
  /** Shown once the time has come. */
  readonly after: string
  readonly className?: string
}

/** Time left until a moment, to the second; the exact time on hover. It is not read out as it runs. */
export function Countdown({ endsAt, after, className }: CountdownProps) {
  const nowMilliseconds = useSecond()
  const left = nowMilliseconds === null ? null : (endsAt.getTime() - nowMilliseconds) / 1000
  return (
    <time dateTime={endsAt.toISOString()} title={formatExact(endsAt)} className={className}>
      <span className="tabular">
        {left === null ? formatExact(endsAt) : left <= 0 ? after : formatDuration(Math.ceil(left))}
      </span>
    </time>
  )
}

/** The present in milliseconds, renewed every second; null while the server renders. */
export function useSecond(): number | null {
  const [nowMilliseconds, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return nowMilliseconds
}

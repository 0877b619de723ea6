"use client"
import { Countdown, useSecond } from "@/app/_ui/countdown"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { AppealState } from "@/server/domain/appeal/state"

interface AppealClockProps {
  readonly appeal: {
    readonly state: AppealState
    readonly dueAt: Date
    readonly decidedAt: Date | null
    readonly panel: number
    readonly reviewedCount: number
  }
}

/** How long until the target, and how far the reviewers are; after the outcome, when it came. */
export function AppealClock({ appeal }: AppealClockProps) {
  const nowMilliseconds = useSecond()
  if (appeal.decidedAt !== null) {
    return (
      <span>
        decided <RelativeTime at={appeal.decidedAt} />
      </span>
    )
  }
  const isLate = nowMilliseconds !== null && nowMilliseconds > appeal.dueAt.getTime()
  return (
    <span>
      {isLate ? (
        "Past its target: your stake is safe, whatever the outcome."
      ) : (
        <>
          target in <Countdown endsAt={appeal.dueAt} after="now" className="font-medium text-ink" />
        </>
      )}
      {appeal.panel === 0 ? null : ` · ${appeal.reviewedCount} of ${appeal.panel} reviewed`}
    </span>
  )
}

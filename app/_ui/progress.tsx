"use client"
import { Progress } from "@base-ui/react/progress"
import { Check, CircleAlert, Loader2 } from "lucide-react"
import type { ReactNode } from "react"
import { formatPercent } from "../_lib/format"
import { classNames } from "./class-names"

export interface ProgressBarProps {
  /** What is being done: "Encrypting". */
  readonly label: string
  /** 0 to 1; null where nobody knows how long it takes. */
  readonly share: number | null
  /** What is happening right now: "41 of 98 MB, 12 MB/s". */
  readonly detail?: ReactNode
}

/** How far a piece of work is. */
export function ProgressBar({ label, share, detail }: ProgressBarProps) {
  const shown = share === null ? null : Math.min(1, Math.max(0, share))
  return (
    <div className="flex flex-col gap-2 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <span className="font-medium text-ink">{label}</span>
        <span className="tabular text-ink-soft">{shown === null ? "Working" : formatPercent(shown)}</span>
      </div>
      <Progress.Root
        aria-label={label}
        value={shown === null ? null : Math.round(shown * 100)}
        className="h-2 overflow-hidden rounded-full bg-line"
      >
        <div
          className={classNames(
            "h-full rounded-full bg-water transition-[width]",
            shown === null && "animate-breathe",
          )}
          style={{ width: `${(shown ?? 1) * 100}%` }}
        />
      </Progress.Root>
      {detail === undefined ? null : <div className="tabular text-ink-soft">{detail}</div>}
    </div>
  )
}

/** current: it works by itself. asking: it waits for the person. */
export type StepState = "done" | "current" | "asking" | "failed" | "ahead"

export interface ProgressStep {
  readonly key: string
  readonly title: ReactNode
  readonly state: StepState
  /** While current: what is happening now. When failed: what went wrong and the way out. */
  readonly detail?: ReactNode
}

const markLook: Record<StepState, string> = {
  done: "border-good bg-good-soft text-good-ink",
  current: "border-water bg-water-soft text-water-ink",
  asking: "border-water bg-water-soft text-water-ink",
  failed: "border-bad bg-bad-soft text-bad-ink",
  ahead: "border-line bg-surface text-ink-faint",
}

const spoken: Record<StepState, string> = {
  done: "done",
  current: "now",
  asking: "now",
  failed: "failed",
  ahead: "to come",
}

/** Long work in steps: what is done, what happens now, what comes. */
export function ProgressSteps({
  label,
  steps,
}: {
  readonly label: string
  readonly steps: readonly ProgressStep[]
}) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, place) => (
        <li
          key={step.key}
          aria-current={step.state === "current" || step.state === "asking" ? "step" : undefined}
          className="relative flex gap-3 pb-5 last:pb-0"
        >
          {place === steps.length - 1 ? null : (
            <span aria-hidden className="absolute top-8 bottom-1 left-3.5 w-px bg-line" />
          )}
          <span
            aria-hidden
            className={classNames(
              "tabular flex size-7 shrink-0 items-center justify-center rounded-full border text-xs font-medium [&>svg]:size-4",
              markLook[step.state],
            )}
          >
            <StepMark state={step.state} place={place} />
          </span>
          <div className="min-w-0 flex-1 pt-0.5 text-sm">
            <p className={step.state === "ahead" ? "text-ink-faint" : "font-medium text-ink"}>
              {step.title}
              <span className="sr-only">, {spoken[step.state]}</span>
            </p>
            {step.detail === undefined ? null : <div className="mt-1 text-ink-soft">{step.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepMark({ state, place }: { readonly state: StepState; readonly place: number }) {
  if (state === "done") return <Check />
  if (state === "current") return <Loader2 className="animate-spin" />
  if (state === "failed") return <CircleAlert />
  return place + 1
}

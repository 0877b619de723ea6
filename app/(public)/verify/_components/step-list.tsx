"use client"
import { Check, CircleDashed, Loader2, Minus, X } from "lucide-react"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import type { StepResult } from "@/server/domain/transcript/recompute"
import type { VerifyStep } from "@/server/domain/transcript/verify-file"
import type { TimedStep } from "../_run/worker-protocol"
import { stepTexts } from "./step-texts"

export interface StepListProps {
  readonly steps: readonly VerifyStep[]
  readonly done: readonly TimedStep[]
  readonly isRunning: boolean
}

/** The steps of a recomputation: what each compared, how it went, how long it took, where it first differs. */
export function StepList({ steps, done, isRunning }: StepListProps) {
  return (
    <ol aria-label="Steps" className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
      {steps.map((step, place) => {
        const result = done[place]
        return (
          <li
            key={step}
            className="flex gap-4 p-4"
            data-step={step}
            data-outcome={result?.outcome ?? "waiting"}
          >
            <Mark result={result} isCurrent={isRunning && place === done.length} />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="font-medium">{stepTexts[step].title}</p>
                {result === undefined ? null : <Effort result={result} />}
              </div>
              <p className="text-sm text-ink-soft">{stepTexts[step].text}</p>
              {result?.difference ? <Difference difference={result.difference} /> : null}
              {result?.missing ? <Missing texts={result.missing} /> : null}
              {result?.outcome === "skipped" && !result.missing ? (
                <p className="pt-1 text-sm text-ink-faint">{skippedText(step)}</p>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function skippedText(step: VerifyStep): string {
  return step === "chain"
    ? "Not asked: nobody here knows where on the chain this file should stand."
    : "Not reached: the file has a line that cannot be read."
}

const shownMissing = 5

/** What there was nothing to hold against: not equal, and not different. */
function Missing({ texts }: { readonly texts: readonly string[] }) {
  const rest = texts.length - shownMissing
  return (
    <div className="pt-1 text-sm text-ink-faint">
      <p>Not compared:</p>
      <ul className="list-disc break-words pl-5">
        {texts.slice(0, shownMissing).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {rest > 0 ? <li>and {formatCount(rest)} more</li> : null}
      </ul>
    </div>
  )
}

function Effort({ result }: { readonly result: TimedStep }) {
  if (result.outcome === "skipped" && result.count === 0) return null
  return (
    <span className="tabular text-sm text-ink-faint">
      {formatCount(result.count)} compared, {result.seconds < 0.01 ? "<0.01" : result.seconds.toFixed(2)} s
    </span>
  )
}

const look = "flex size-7 shrink-0 items-center justify-center rounded-full [&>svg]:size-4"

function Mark({
  result,
  isCurrent,
}: {
  readonly result: TimedStep | undefined
  readonly isCurrent: boolean
}) {
  if (result === undefined) {
    return (
      <span className={`${look} bg-sunken text-ink-faint`}>
        {isCurrent ? (
          <Loader2 role="img" aria-label="Under way" className="animate-spin" />
        ) : (
          <CircleDashed role="img" aria-label="Not yet" />
        )}
      </span>
    )
  }
  const marks: Readonly<Record<StepResult<VerifyStep>["outcome"], ReactNode>> = {
    equal: (
      <span className={`${look} bg-good-soft text-good-ink`}>
        <Check role="img" aria-label="Equal" />
      </span>
    ),
    different: (
      <span className={`${look} bg-bad-soft text-bad-ink`}>
        <X role="img" aria-label="Different" />
      </span>
    ),
    skipped: (
      <span className={`${look} bg-sunken text-ink-faint`}>
        <Minus role="img" aria-label="Skipped" />
      </span>
    ),
  }
  return marks[result.outcome]
}

function Difference({ difference }: { readonly difference: NonNullable<TimedStep["difference"]> }) {
  const { line, place, recomputed, published } = difference
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-1 rounded-md bg-bad-soft p-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <dt className="text-ink-soft">First difference</dt>
      <dd className="break-words">
        {line === null ? null : `Line ${formatCount(line)}: `}
        {place}
      </dd>
      <dt className="text-ink-soft">Recomputed</dt>
      <dd className="break-all font-mono text-xs leading-5">{recomputed}</dd>
      <dt className="text-ink-soft">Published</dt>
      <dd className="break-all font-mono text-xs leading-5">{published}</dd>
    </dl>
  )
}

"use client"
import { formatBytes } from "@/app/_lib/format"
import { Callout } from "@/app/_ui/callout"
import { ProgressBar } from "@/app/_ui/progress"
import type { VerifyStep } from "@/server/domain/transcript/verify-file"
import type { Verification } from "../_run/use-verification"
import { StepList } from "./step-list"

export interface VerificationPanelProps {
  readonly verification: Verification
  readonly steps: readonly VerifyStep[]
}

/** A recomputation from its start to its outcome. */
export function VerificationPanel({ verification, steps }: VerificationPanelProps) {
  const { phase, share, steps: done } = verification
  const isRunning = phase === "loading" || phase === "recomputing"
  return (
    <div className="flex flex-col gap-5">
      <div role="status">
        <Outcome verification={verification} />
      </div>
      {isRunning ? (
        <ProgressBar
          label={phase === "loading" ? "Loading the transcript" : "Recomputing on this device"}
          share={phase === "loading" ? share : Math.min(1, (done.length + (share ?? 0)) / steps.length)}
        />
      ) : null}
      {phase === "failed" ? null : <StepList steps={steps} done={done} isRunning={isRunning} />}
    </div>
  )
}

function Outcome({ verification }: { readonly verification: Verification }) {
  const { phase, steps, byteSize, seconds, message } = verification
  if (phase === "failed") {
    return (
      <Callout tone="fault" title="Nothing was recomputed">
        {message}
      </Callout>
    )
  }
  if (phase !== "done") return null
  const wrong = steps.filter(({ outcome }) => outcome === "different").length
  const skipped = steps.filter(({ outcome }) => outcome === "skipped")
  const effort = `${formatBytes(byteSize)} recomputed on this device in ${seconds.toFixed(2)} s.`
  if (wrong > 0) {
    return (
      <Callout tone="fault" title="This is not what was published">
        {wrong === 1 ? "One step differs" : `${wrong} steps differ`}; below it says where first. {effort}
      </Callout>
    )
  }
  return (
    <Callout
      tone={skipped.length === 0 ? "done" : "note"}
      title={skipped.length === 0 ? "Everything is as it was published" : "What could be compared is equal"}
    >
      {skipped.some(({ missing }) => missing)
        ? "Something was not there to be held against; below it says what. "
        : ""}
      {skipped.some(({ step }) => step === "chain") ? "The chain was not asked. " : ""}
      {effort}
    </Callout>
  )
}

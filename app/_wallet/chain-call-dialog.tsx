"use client"
import type { ReactNode } from "react"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { Hash } from "@/app/_ui/hash"
import { type ProgressStep, ProgressSteps, type StepState } from "@/app/_ui/progress"
import { FaucetButton } from "./faucet-button"
import { type CallStage, type CallState, type ChainCall, callStages } from "./use-chain-call"

export interface ChainCallDialogProps {
  readonly title: string
  /** What it brings about and what cannot be taken back; shown until it starts. */
  readonly children: ReactNode
  readonly call: ChainCall
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** The button that starts it: "Open the pool". */
  readonly verb: string
  readonly isDangerous?: boolean
  readonly isBlocked?: boolean
  /** What is done at the first step: "Fix the terms". */
  readonly prepareTitle: string
  /** What the wallet asks for. */
  readonly walletDetail: string
  readonly doneText: string
}

/** A transaction of the owner's own wallet, step by step, with what it does said first. */
export function ChainCallDialog(props: ChainCallDialogProps) {
  const { title, children, call, isOpen, onOpenChange } = props
  const { state } = call
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpenChange={(open) => {
        onOpenChange(open)
        if (!open && state.kind !== "running") call.reset()
      }}
      isSticky={state.kind === "running"}
      actions={<CallActions {...props} />}
    >
      {state.kind === "idle" ? (
        children
      ) : (
        <div aria-live="polite" className="flex flex-col gap-4">
          <ProgressSteps label={title} steps={stepsOf(props)} />
          {state.kind === "done" ? <p className="text-sm text-good-ink">{props.doneText}</p> : null}
        </div>
      )}
    </Dialog>
  )
}

function CallActions({ call, verb, isDangerous, isBlocked, onOpenChange }: ChainCallDialogProps) {
  const { state } = call
  if (state.kind === "done") {
    return (
      <Button
        variant="primary"
        onClick={() => {
          onOpenChange(false)
          call.reset()
        }}
      >
        Done
      </Button>
    )
  }
  const hasLeft = state.kind === "failed" && state.hash !== null
  return (
    <>
      <Button onClick={() => onOpenChange(false)}>{state.kind === "idle" ? "Not now" : "Close"}</Button>
      {hasLeft ? null : (
        <Button
          variant={isDangerous ? "danger" : "primary"}
          isPending={state.kind === "running"}
          disabled={isBlocked ?? false}
          onClick={call.start}
        >
          {state.kind === "failed" ? "Try again" : verb}
        </Button>
      )}
    </>
  )
}

function stepsOf({ call, prepareTitle, walletDetail }: ChainCallDialogProps): readonly ProgressStep[] {
  const titles: Record<CallStage, string> = {
    prepare: prepareTitle,
    wallet: "Confirm in your wallet",
    chain: "The chain takes it in",
    follow: "Millpond sees it on the chain",
  }
  const waits: Partial<Record<CallStage, string>> = {
    wallet: walletDetail,
    chain: "Waiting for the block. You may close this; it goes on.",
    follow: "A second or two. You may close this; it goes on.",
  }
  return callStages.map((stage) => {
    const at = stepState(call.state, stage)
    const detail = detailOf(call.state, stage, at, waits[stage])
    return { key: stage, title: titles[stage], state: at, ...(detail === undefined ? {} : { detail }) }
  })
}

function stepState(state: CallState, stage: CallStage): StepState {
  if (state.kind === "idle") return "ahead"
  if (state.kind === "done") return "done"
  const place = callStages.indexOf(stage)
  const current = callStages.indexOf(state.stage)
  if (place !== current) return place < current ? "done" : "ahead"
  return state.kind === "failed" ? "failed" : "current"
}

function detailOf(state: CallState, stage: CallStage, at: StepState, wait: string | undefined): ReactNode {
  if (state.kind === "failed" && at === "failed") return <FailedDetail error={state.error} />
  if (at === "current") return wait
  if (stage === "wallet" && at === "done" && state.kind !== "idle" && state.hash !== null) {
    return <Hash text={state.hash} noun="transaction" />
  }
  return undefined
}

function FailedDetail({ error }: { readonly error: unknown }) {
  const { title, safe, todo, reason } = explainError(error)
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      <p>
        {title}. {safe} {todo}
      </p>
      {reason === "INSUFFICIENT_FUNDS" || (reason === "WALLET" && /money|funds/i.test(title)) ? (
        <FaucetButton />
      ) : null}
    </div>
  )
}

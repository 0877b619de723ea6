"use client"
import { useEffect, useEffectEvent, useRef, useState } from "react"
import { useWallet } from "@/app/_wallet/wallet-gate"
import type { Id } from "@/server/domain/id"
import type { Draft } from "../../../../_sending/drafts"
import type { SendingTarget } from "../../../../_sending/send"
import { firstState, type SendingState } from "../../../../_sending/sending-state"
import type { Source } from "../../../../_sending/source"
import type { PoolSheet } from "../../../../_views"
import { type CallChoice, useCallChoice } from "../use-call-choice"
import { useSending } from "../use-sending"
import { useSendingDoors } from "../use-sending-doors"
import { CheckStep } from "./check-step"
import { MendRejected } from "./mend-rejected"
import { PermitStep } from "./permit-step"
import { PickStep } from "./pick-step"
import { SendStep } from "./send-step"
import { StepTrail } from "./step-trail"
import { VerdictStep } from "./verdict-step"

export interface ContributeFlowProps {
  readonly pool: PoolSheet
  readonly fixesId?: Id<"contribution">
  /** Where an earlier sitting stopped. */
  readonly draft?: Draft
}

/** The five steps; one is seen at a time. */
export function ContributeFlow({ pool, fixesId, draft }: ContributeFlowProps) {
  const first: SendingState = draft === undefined ? firstState : { ...firstState, step: "send", draft }
  const sending = useSending(pool.itemSchema, first)
  const { state, tell } = sending
  const choice = useCallChoice(pool.poolId, state)
  return (
    <div ref={useStepFocus(state.step)} tabIndex={-1} className="flex flex-col gap-8 outline-none">
      <StepTrail state={state} onStep={(step) => tell({ kind: "wentTo", step })} />
      <CurrentStep
        pool={pool}
        sending={sending}
        choice={choice}
        {...(fixesId === undefined ? {} : { fixesId })}
      />
    </div>
  )
}

/** A new step begins at its top, for eyes and for screen readers. */
function useStepFocus(step: SendingState["step"]) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    place.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [step])
  return place
}

type Sending = ReturnType<typeof useSending>

interface CurrentStepProps extends Omit<ContributeFlowProps, "draft"> {
  readonly sending: Sending
  readonly choice: CallChoice
}

function CurrentStep({ pool, fixesId, sending, choice }: CurrentStepProps) {
  const [ownTitle, setTitle] = useState<string>()
  const { state, tell } = sending
  const goTo = (step: SendingState["step"]) => () => tell({ kind: "wentTo", step })
  const title = ownTitle ?? state.source?.title ?? ""
  switch (state.step) {
    case "pick":
      return <FirstStep pool={pool} sending={sending} {...(fixesId === undefined ? {} : { fixesId })} />
    case "check":
      return (
        <CheckStep
          state={state}
          schema={pool.itemSchema}
          onBack={goTo("pick")}
          onNext={goTo("permit")}
          onLeaveOut={(rowNumbers) => tell({ kind: "rowsLeftOut", rowNumbers })}
          onMend={(lines) => tell({ kind: "rowsMended", lines })}
        />
      )
    case "permit":
      return (
        <PermitStep
          pool={pool}
          state={state}
          choice={choice}
          title={title}
          onTitle={setTitle}
          onPurposes={(purposes) => tell({ kind: "purposesChosen", purposes })}
          onTerm={(term) => tell({ kind: "termChosen", term })}
          onBack={goTo("check")}
          onNext={goTo("send")}
        />
      )
    case "send":
      return <Sender {...{ pool, title, sending, choice }} {...(fixesId === undefined ? {} : { fixesId })} />
    case "verdict":
      return state.draft === null ? null : <VerdictStep contributionId={state.draft.contributionId} />
  }
}

function FirstStep({ pool, fixesId, sending }: Omit<CurrentStepProps, "choice">) {
  const pick = (source: Source) => sending.tell({ kind: "picked", source })
  if (fixesId === undefined) return <PickStep pool={pool} onPick={pick} />
  return <MendRejected pool={pool} contributionId={fixesId} onPick={pick} />
}

function Sender({ pool, fixesId, sending, choice, title }: CurrentStepProps & { readonly title: string }) {
  const { poolId } = pool
  const doors = useSendingDoors({ poolId, choice, ...(fixesId === undefined ? {} : { fixesId }) })
  const wallet = useWallet()
  const target = sendingTargetOf(pool)
  const { state, start, pause, tell } = sending
  const go = () => {
    if (doors !== null && target !== null) void start(title, target, doors)
  }
  useBackOnline(state, go)
  useRenewedCalls(state, choice)
  return (
    <SendStep
      pool={pool}
      state={state}
      choice={choice}
      title={title}
      isSignedIn={doors !== null}
      onSignIn={() => void wallet.signIn()}
      onSend={go}
      onPause={pause}
      onBack={() => tell({ kind: "wentTo", step: "permit" })}
    />
  )
}

/** Goes on by itself when the network is back. */
function useBackOnline({ stage }: SendingState, go: () => void): void {
  const isWaiting = stage.kind === "failed" && stage.at === "uploading"
  const latest = useEffectEvent(go)
  useEffect(() => {
    if (!isWaiting) return
    const goOn = () => latest()
    addEventListener("online", goOn)
    return () => removeEventListener("online", goOn)
  }, [isWaiting])
}

/** Where announcing failed a call may have less left than was shown: it is read and shown anew. */
function useRenewedCalls({ stage }: SendingState, choice: CallChoice): void {
  const isRefused = stage.kind === "failed" && stage.at === "announcing"
  const renew = useEffectEvent(() => choice.renew())
  useEffect(() => {
    if (isRefused) renew()
  }, [isRefused])
}

function sendingTargetOf({ poolId, onChainId, recipient, itemSchema }: PoolSheet): SendingTarget | null {
  return onChainId === null || recipient === null ? null : { poolId, onChainId, recipient, itemSchema }
}

"use client"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { ErrorState } from "@/app/_ui/error-state"
import { purposeTexts } from "@/server/domain/consent/purpose"
import { expiryOf } from "../../../../_sending/consent-message"
import { safeTexts } from "../../../../_sending/sending-fault"
import { isBusy, type SendingState } from "../../../../_sending/sending-state"
import type { PoolSheet } from "../../../../_views"
import type { CallChoice } from "../use-call-choice"
import { promiseText } from "./promise-text"
import { SendStages } from "./send-stages"

export interface SendStepProps {
  readonly pool: PoolSheet
  readonly state: SendingState
  readonly choice: CallChoice
  readonly title: string
  readonly isSignedIn: boolean
  readonly onSignIn: () => void
  readonly onSend: () => void
  readonly onPause: () => void
  readonly onBack: () => void
}

/** Sending: what goes, what is happening now, and at every fault what is safe and the way on. */
export function SendStep(props: SendStepProps) {
  const { state, onSend, onPause } = props
  const { stage } = state
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <SendSummary {...props} />
      {stage.kind === "ready" && state.draft === null ? (
        <StartSending {...props} />
      ) : (
        <Card>
          <SendStages state={state} />
        </Card>
      )}
      {stage.kind === "failed" ? (
        <ErrorState
          title={stage.message}
          safe={safeTexts[stage.at]}
          {...(stage.todo === null ? {} : { todo: stage.todo })}
          action={
            <Button variant="primary" onClick={onSend}>
              {stage.at === "signing" ? "Ask my wallet again" : "Go on"}
            </Button>
          }
        />
      ) : null}
      <SendControls state={state} onSend={onSend} onPause={onPause} />
    </div>
  )
}

function SendSummary({ pool, state, choice, title }: SendStepProps) {
  const { draft, inspection, source } = state
  const token = useToken()
  const permitted = draft?.purposes ?? state.purposes
  const rowCount = draft?.rowCount ?? inspection?.rowCount ?? 0
  const { chosen, shownCount: promisedCount } = choice
  const shown = chosen === null ? null : { ...chosen, promisedCount }
  const promise = draft === null ? shown : (draft.promise ?? null)
  return (
    <DefinitionList
      items={[
        { term: "Goes to", value: pool.name },
        { term: "Name", value: draft?.title ?? title },
        {
          term: "Rows",
          value: `${formatCount(rowCount)}, ${formatBytes(draft?.ciphertextByteSize ?? source?.blob.size ?? 0)}`,
        },
        {
          term: "May be used to",
          value: permitted.map((purpose) => purposeTexts[purpose].title.toLowerCase()).join(", "),
        },
        ...(promise === null
          ? []
          : [{ term: "The call pays", value: promiseText(promise, rowCount, token) }]),
        { term: "Until", value: formatDate(draft?.expiresAt ?? expiryOf(state.term, new Date())) },
      ]}
    />
  )
}

function StartSending({ isSignedIn, onSignIn, onSend, onBack }: SendStepProps) {
  return (
    <div className="flex flex-col gap-4">
      <Callout title="What happens now">
        Your rows are encrypted on this device for the pool and for you, and sent. Then your wallet asks you
        to sign the consent above. Signing costs nothing.
      </Callout>
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={onBack}>Back</Button>
        {isSignedIn ? (
          <Button variant="primary" onClick={onSend}>
            Encrypt and send
          </Button>
        ) : (
          <Button variant="primary" onClick={onSignIn}>
            Sign in to send
          </Button>
        )}
      </div>
    </div>
  )
}

function SendControls({ state, onSend, onPause }: Pick<SendStepProps, "state" | "onSend" | "onPause">) {
  const { stage, draft } = state
  if (stage.kind === "uploading") {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={onPause}>Pause</Button>
        <p className="text-sm text-ink-soft">
          You may close this page. It goes on from My data, on this device.
        </p>
      </div>
    )
  }
  if (stage.kind === "paused" || (stage.kind === "ready" && draft !== null)) {
    return (
      <Button variant="primary" className="self-start" onClick={onSend}>
        Go on sending
      </Button>
    )
  }
  if (isBusy(stage) && stage.kind !== "signing") {
    return <p className="text-sm text-ink-soft">Keep this page open for now.</p>
  }
  return null
}

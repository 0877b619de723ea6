"use client"
import { formatBytes } from "@/app/_lib/format"
import { ProgressBar, type ProgressStep, ProgressSteps, type StepState } from "@/app/_ui/progress"
import { type SendingStage, type SendingState, speedOf } from "../../../../_sending/sending-state"

const places = ["sealing", "uploading", "signing", "submitting"] as const
type Place = (typeof places)[number]

const titles: Readonly<Record<Place, string>> = {
  sealing: "Encrypt on this device",
  uploading: "Upload",
  signing: "Sign your consent",
  submitting: "Hand it in",
}

/** The work of sending in its four parts; what is done stays done, also after a fault or a closed tab. */
export function SendStages({ state }: { readonly state: SendingState }) {
  const here = places.indexOf(placeOf(state))
  const steps = places.map((place, index): ProgressStep => {
    const isHere = index === here
    const detail = isHere ? detailOf(state.stage) : undefined
    return {
      key: place,
      title: titles[place],
      state: stepState(index, here, state),
      ...(detail === undefined ? {} : { detail }),
    }
  })
  return (
    <>
      <ProgressSteps label="Sending your contribution" steps={steps} />
      <p role="status" className="sr-only">
        {titles[places[here] ?? "sealing"]}
      </p>
    </>
  )
}

function placeOf({ stage, draft }: SendingState): Place {
  switch (stage.kind) {
    case "ready":
      return draft === null ? "sealing" : "uploading"
    case "announcing":
    case "paused":
      return "uploading"
    case "failed":
      return stage.at === "announcing" ? "uploading" : stage.at
    default:
      return stage.kind
  }
}

function stepState(index: number, here: number, { stage }: SendingState): StepState {
  if (index < here) return "done"
  if (index > here) return "ahead"
  if (stage.kind === "failed") return "failed"
  return stage.kind === "paused" || stage.kind === "ready" ? "ahead" : "current"
}

function detailOf(stage: SendingStage) {
  switch (stage.kind) {
    case "sealing":
      return <Bytes label="Encrypting" stage={stage} />
    case "announcing":
      return "Telling the pool that it comes"
    case "uploading":
      return <Bytes label={stage.isConnected ? "Sending" : "Waiting for the network"} stage={stage} />
    case "paused":
      return `Paused at ${formatBytes(stage.bytesDone)} of ${formatBytes(stage.bytesTotal)}`
    case "signing":
      return "Your wallet shows what you permit. Read it and sign."
    case "submitting":
      return "The pool takes it in"
    case "ready":
    case "failed":
      return undefined
  }
}

type MovingStage = Extract<SendingStage, { readonly kind: "sealing" | "uploading" }>

function Bytes({ label, stage }: { readonly label: string; readonly stage: MovingStage }) {
  const speed = speedOf(stage, performance.now())
  const parts = [
    `${formatBytes(stage.bytesDone)} of ${formatBytes(stage.bytesTotal)}`,
    ...(speed === null ? [] : [`${formatBytes(speed)}/s`]),
  ]
  return (
    <ProgressBar
      label={label}
      share={stage.bytesDone / Math.max(1, stage.bytesTotal)}
      detail={parts.join(", ")}
    />
  )
}

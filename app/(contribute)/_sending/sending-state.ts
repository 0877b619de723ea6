import type { Purpose } from "@/server/domain/consent/purpose"
import { maxContributionBytes } from "@/server/domain/contribution/admission"
import type { ConsentTerm } from "./consent-message"
import type { Draft } from "./drafts"
import type { Inspection } from "./inspection"
import type { Source } from "./source"

/** The steps of contributing, as the person sees them. */
export const sendingSteps = ["pick", "check", "permit", "send", "verdict"] as const
export type SendingStep = (typeof sendingSteps)[number]

/** What is happening while a contribution is sent. */
export type SendingStage =
  | { readonly kind: "ready" }
  | {
      readonly kind: "sealing"
      readonly bytesDone: number
      readonly bytesTotal: number
      readonly startedAt: number
    }
  | { readonly kind: "announcing" }
  | {
      readonly kind: "uploading"
      readonly bytesDone: number
      readonly bytesTotal: number
      /** Bytes that had arrived when this sitting began; speed counts from there. */
      readonly bytesBefore: number
      readonly startedAt: number
      readonly isConnected: boolean
    }
  | { readonly kind: "paused"; readonly bytesDone: number; readonly bytesTotal: number }
  | { readonly kind: "signing" }
  | { readonly kind: "submitting" }
  | { readonly kind: "failed"; readonly at: FailedAt; readonly message: string; readonly todo: string | null }

/** Where sending stopped; what came before is done and is not repeated. */
export type FailedAt = "sealing" | "announcing" | "uploading" | "signing" | "submitting"

export interface SendingState {
  readonly step: SendingStep
  readonly source: Source | null
  readonly inspection: Inspection | null
  /** Bytes read so far while looking into the source; null when not looking. */
  readonly inspectingBytes: number | null
  /** Why the source could not be read, where it could not. */
  readonly unreadable: string | null
  readonly purposes: readonly Purpose[]
  readonly term: ConsentTerm
  readonly stage: SendingStage
  readonly draft: Draft | null
}

export type SendingEvent =
  | { readonly kind: "picked"; readonly source: Source }
  | { readonly kind: "inspecting"; readonly bytesDone: number }
  | { readonly kind: "inspected"; readonly inspection: Inspection }
  | { readonly kind: "unreadable"; readonly message: string }
  | { readonly kind: "rowsLeftOut"; readonly rowNumbers: readonly number[] }
  | { readonly kind: "rowsMended"; readonly lines: ReadonlyMap<number, string> }
  | { readonly kind: "wentTo"; readonly step: SendingStep }
  | { readonly kind: "purposesChosen"; readonly purposes: readonly Purpose[] }
  | { readonly kind: "termChosen"; readonly term: ConsentTerm }
  | { readonly kind: "staged"; readonly stage: SendingStage }
  | { readonly kind: "uploadMoved"; readonly bytesDone: number; readonly isConnected: boolean }
  | { readonly kind: "paused" }
  | { readonly kind: "drafted"; readonly draft: Draft }
  | { readonly kind: "submitted" }

export const firstState: SendingState = {
  step: "pick",
  source: null,
  inspection: null,
  inspectingBytes: null,
  unreadable: null,
  purposes: ["label", "train"],
  term: "2 years",
  stage: { kind: "ready" },
  draft: null,
}

const notLookedAt = { inspection: null, inspectingBytes: 0, unreadable: null } as const

/** The state of contributing after an event. Pure: the whole flow is tested with data only. */
export function nextState(state: SendingState, event: SendingEvent): SendingState {
  switch (event.kind) {
    case "picked":
      return { ...state, step: "check", source: event.source, ...notLookedAt }
    case "inspecting":
      return { ...state, inspectingBytes: event.bytesDone }
    case "inspected":
      return { ...state, inspection: event.inspection, inspectingBytes: null }
    case "unreadable":
      return { ...state, unreadable: event.message, inspectingBytes: null }
    case "rowsLeftOut":
      return withChanges(state, (source) => ({ leftOut: new Set([...source.leftOut, ...event.rowNumbers]) }))
    case "rowsMended":
      return withChanges(state, (source) => ({ edits: new Map([...source.edits, ...event.lines]) }))
    case "wentTo":
      return mayGoTo(state, event.step) ? { ...state, step: event.step } : state
    case "purposesChosen":
      return { ...state, purposes: event.purposes }
    case "termChosen":
      return { ...state, term: event.term }
    case "staged":
      return { ...state, stage: event.stage }
    case "uploadMoved":
      return movedUpload(state, event.bytesDone, event.isConnected)
    case "paused":
      return { ...state, stage: pausedStage(state.stage) }
    case "drafted":
      return { ...state, draft: event.draft }
    case "submitted":
      return { ...state, step: "verdict", stage: { kind: "ready" } }
  }
}

function withChanges(state: SendingState, change: (source: Source) => Partial<Source>): SendingState {
  if (state.source === null) return state
  return {
    ...state,
    source: { ...state.source, ...change(state.source) },
    inspection: null,
    inspectingBytes: 0,
  }
}

function movedUpload(state: SendingState, bytesDone: number, isConnected: boolean): SendingState {
  if (state.stage.kind !== "uploading") return state
  return {
    ...state,
    stage: { ...state.stage, bytesDone: Math.max(bytesDone, state.stage.bytesDone), isConnected },
  }
}

function pausedStage(stage: SendingStage): SendingStage {
  if (stage.kind !== "uploading") return { kind: "ready" }
  return { kind: "paused", bytesDone: stage.bytesDone, bytesTotal: stage.bytesTotal }
}

/** Whether a step can be opened now. What is sealed is never unsealed by going back. */
export function mayGoTo(state: SendingState, step: SendingStep): boolean {
  if (state.draft !== null || isBusy(state.stage)) return step === state.step
  switch (step) {
    case "pick":
      return true
    case "check":
      return state.source !== null
    case "permit":
      return canSend(state)
    case "send":
      return canSend(state) && state.purposes.length > 0
    case "verdict":
      return false
  }
}

/** Whether there is something worth sending. */
export function canSend({ inspection }: SendingState): boolean {
  if (inspection === null || !inspection.isText || inspection.hasTooManyRows) return false
  return inspection.rowCount > 0 && inspection.byteSize <= maxContributionBytes
}

/** Whether work is under way that must not be started twice. */
export function isBusy(stage: SendingStage): boolean {
  return stage.kind !== "ready" && stage.kind !== "failed" && stage.kind !== "paused"
}

/** Bytes per second of a stage that moves bytes; null before there is a speed to speak of. */
export function speedOf(stage: SendingStage, nowMilliseconds: number): number | null {
  if (stage.kind !== "sealing" && stage.kind !== "uploading") return null
  const seconds = (nowMilliseconds - stage.startedAt) / 1000
  const moved = stage.bytesDone - (stage.kind === "uploading" ? stage.bytesBefore : 0)
  return seconds < 0.4 || moved <= 0 ? null : moved / seconds
}

"use client"
import { useCallback, useEffect, useReducer, useRef } from "react"
import { routes } from "@/app/_lib/routes"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { inWorker } from "../../../_sending/in-worker"
import { type SendingDoors, type SendingTarget, send } from "../../../_sending/send"
import { SendingFault } from "../../../_sending/sending-fault"
import {
  firstState,
  isBusy,
  nextState,
  type SendingEvent,
  type SendingState,
} from "../../../_sending/sending-state"
import { type RunningUpload, UploadPaused } from "../../../_sending/upload"

/** The state of contributing on this page, with the work that belongs to it. */
export function useSending(schema: ItemSchema, first: SendingState = firstState) {
  const [state, tell] = useReducer(nextState, first)
  const upload = useRef<RunningUpload | null>(null)
  useInspection(state, schema, tell)
  useLeaveWarning(state)

  const start = useCallback(
    async (title: string, target: SendingTarget, doors: Doors) => {
      if (isBusy(state.stage)) return
      const onUpload = (running: RunningUpload | null) => {
        upload.current = running
      }
      try {
        await send(state, title, target, { ...doors, tell: tellAndMark(tell), onUpload })
      } catch (error) {
        tell(eventOf(error))
      }
    },
    [state],
  )
  const pause = useCallback(() => void upload.current?.pause(), [])
  // Leaving the page pauses: a wallet must not ask for a signature on another page.
  useEffect(() => pause, [pause])
  return { state, tell, start, pause }
}

type Doors = Omit<SendingDoors, "tell" | "onUpload">

/** Puts a contribution into the address once it exists, so that a reload goes on with it. */
function tellAndMark(tell: Tell): Tell {
  return (event) => {
    if (event.kind === "drafted") {
      const { poolId, contributionId } = event.draft
      history.replaceState(null, "", routes.contribute(poolId, { resume: contributionId }))
    }
    tell(event)
  }
}

function eventOf(error: unknown): SendingEvent {
  if (error instanceof UploadPaused) return { kind: "paused" }
  const fault =
    error instanceof SendingFault ? error : new SendingFault("submitting", "Something failed here")
  const { at, message, todo = null } = fault
  return { kind: "staged", stage: { kind: "failed", at, message, todo } }
}

function useInspection(state: SendingState, schema: ItemSchema, tell: Tell): void {
  const { source, inspection } = state
  useEffect(() => {
    if (source === null || inspection !== null) return
    const ending = new AbortController()
    inWorker(
      "inspect",
      { source, schema },
      { signal: ending.signal, onProgress: ({ bytesDone }) => tell({ kind: "inspecting", bytesDone }) },
    )
      .then((found) => tell({ kind: "inspected", inspection: found }))
      .catch((error: unknown) => {
        if (ending.signal.aborted) return
        const message = error instanceof Error ? error.message : "These data could not be read."
        tell({ kind: "unreadable", message })
      })
    return () => ending.abort()
  }, [source, inspection, schema, tell])
}

type Tell = (event: SendingEvent) => void

/** Asks before the page is closed while there is something that would have to be done again. */
function useLeaveWarning({ source, draft, stage, step }: SendingState): void {
  const isAtRisk = step !== "verdict" && ((source !== null && draft === null) || isBusy(stage))
  useEffect(() => {
    if (!isAtRisk) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener("beforeunload", warn)
    return () => removeEventListener("beforeunload", warn)
  }, [isAtRisk])
}

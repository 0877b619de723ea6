"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import type { TimedStep, VerifyReport, VerifyRequest } from "./worker-protocol"

export interface Verification {
  readonly phase: "idle" | "loading" | "recomputing" | "done" | "failed"
  /** Of the phase, 0 to 1; null where nobody knows. */
  readonly share: number | null
  readonly steps: readonly TimedStep[]
  readonly byteSize: number
  readonly seconds: number
  readonly message: string
}

const idle: Verification = { phase: "idle", share: null, steps: [], byteSize: 0, seconds: 0, message: "" }

/** Recomputes a transcript beside the page. Starting again ends what runs. */
export function useVerification() {
  const [verification, setVerification] = useState(idle)
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const start = useCallback((request: VerifyRequest) => {
    worker.current?.terminate()
    const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    worker.current = started
    setVerification({ ...idle, phase: "loading" })
    started.onmessage = ({ data }: MessageEvent<VerifyReport>) => {
      setVerification((before) => afterReport(before, data))
      if (data.kind === "done" || data.kind === "failed") started.terminate()
    }
    started.onerror = () => {
      started.terminate()
      const message = "This browser could not start the work beside the page. Reload and try again."
      setVerification((before) => ({ ...before, phase: "failed", message }))
    }
    started.postMessage(request)
  }, [])
  const fail = useCallback((message: string) => {
    setVerification({ ...idle, phase: "failed", message })
  }, [])
  return { verification, start, fail }
}

function afterReport(before: Verification, report: VerifyReport): Verification {
  switch (report.kind) {
    case "loading":
    case "recomputing":
      return { ...before, phase: report.kind, share: report.share }
    case "step":
      return { ...before, phase: "recomputing", share: null, steps: [...before.steps, report.step] }
    case "done":
      return { ...before, phase: "done", byteSize: report.byteSize, seconds: report.seconds }
    case "failed":
      return { ...before, phase: "failed", message: report.message }
  }
}

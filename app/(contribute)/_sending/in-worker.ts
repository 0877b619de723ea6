import type { JobName, WorkerJobs, WorkerReport, WorkerRequest } from "./worker-protocol"

export interface Progress {
  readonly bytesDone: number
  readonly bytesTotal: number
}

export interface WorkerCall {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** Runs one job beside the page, so that typing and scrolling stay smooth. Ending the signal ends the work. */
export function inWorker<Name extends JobName>(
  job: Name,
  input: WorkerJobs[Name]["input"],
  { onProgress, signal }: WorkerCall = {},
): Promise<WorkerJobs[Name]["output"]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    const end = () => worker.terminate()
    signal?.addEventListener("abort", () => {
      end()
      reject(signal.reason)
    })
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (data.kind === "progress") return onProgress?.(data)
      end()
      if (data.kind === "done") resolve(data.output as WorkerJobs[Name]["output"])
      else reject(new Error(data.message))
    }
    worker.onerror = () => {
      end()
      reject(new Error("This browser could not start the work beside the page. Reload and try again."))
    }
    worker.postMessage({ job, input } as WorkerRequest)
  })
}

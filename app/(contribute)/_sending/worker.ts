import { inspect } from "./inspection"
import { openRows, seal } from "./seal"
import type { WorkerJobs, WorkerReport, WorkerRequest } from "./worker-protocol"

// Told at most so often: a report per chunk would cost more than the work.
const reportEveryMilliseconds = 80

addEventListener("message", async ({ data }: MessageEvent<WorkerRequest>) => {
  try {
    report({ kind: "done", output: await run(data) })
  } catch (error) {
    report({
      kind: "failed",
      message: error instanceof Error ? error.message : "The work beside the page failed.",
    })
  }
})

function run(request: WorkerRequest): Promise<WorkerJobs[keyof WorkerJobs]["output"]> {
  switch (request.job) {
    case "inspect":
      return inspect(request.input.source, request.input.schema, progressOf(request.input.source.blob.size))
    case "seal":
      return seal(request.input, progressOf(request.input.source.blob.size))
    case "openRows":
      return openRows(request.input)
  }
}

function progressOf(bytesTotal: number): (bytesDone: number) => void {
  let toldAt = 0
  return (bytesDone) => {
    const nowAt = performance.now()
    if (nowAt - toldAt < reportEveryMilliseconds && bytesDone < bytesTotal) return
    toldAt = nowAt
    report({ kind: "progress", bytesDone, bytesTotal })
  }
}

function report(message: WorkerReport): void {
  postMessage(message)
}

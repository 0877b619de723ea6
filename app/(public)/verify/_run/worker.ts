import type { ProjectFile } from "@/server/domain/transcript/check-projects"
import { verifyFile } from "@/server/domain/transcript/verify-file"
import type { FileSource, VerifyReport, VerifyRequest } from "./worker-protocol"

// Told at most so often: a report per piece would cost more than the work.
const reportEveryMilliseconds = 80

addEventListener("message", async ({ data }: MessageEvent<VerifyRequest>) => {
  try {
    await run(data)
  } catch (error) {
    report({ kind: "failed", message: error instanceof Error ? error.message : "The work stopped." })
  }
})

async function run({ source, projects = [], expectation }: VerifyRequest): Promise<void> {
  const file = await load(source)
  const loaded: ProjectFile[] = []
  for (const { source: from, ...project } of projects) {
    // One that does not load is missing: the step that needs it says so.
    const projectFile = await load(from).catch(() => null)
    if (projectFile !== null) loaded.push({ ...project, file: projectFile })
  }
  const startedAt = performance.now()
  let stepAt = startedAt
  let toldAt = 0
  const onProgress = (share: number) => {
    const now = performance.now()
    if (now - toldAt < reportEveryMilliseconds) return
    toldAt = now
    report({ kind: "recomputing", share })
  }
  for (const step of verifyFile(file, { ...expectation, projects: loaded }, onProgress)) {
    const now = performance.now()
    report({ kind: "step", step: { ...step, seconds: (now - stepAt) / 1000 } })
    stepAt = performance.now()
  }
  const byteSize = loaded.reduce((sum, project) => sum + project.file.length, file.length)
  report({ kind: "done", byteSize, seconds: (performance.now() - startedAt) / 1000 })
}

async function load(source: FileSource): Promise<Uint8Array> {
  if ("blob" in source) return new Uint8Array(await source.blob.arrayBuffer())
  const response = await fetch(source.url)
  if (!response.ok || response.body === null) throw new Error("The transcript could not be loaded.")
  const parts: Uint8Array[] = []
  let byteSize = 0
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    byteSize += part.value.length
    report({ kind: "loading", share: source.byteSize === null ? null : byteSize / source.byteSize })
  }
  const file = new Uint8Array(byteSize)
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

function report(message: VerifyReport): void {
  postMessage(message)
}

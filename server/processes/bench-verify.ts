import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { chromium } from "@playwright/test"
import { buildSync } from "esbuild"
import { fileOf, makeProjectLines } from "@/server/domain/transcript/testing/make-project"
import { verifyFile } from "@/server/domain/transcript/verify-file"
import { type Figure, readBenchArguments } from "./bench-figures"

const root = path.resolve(import.meta.dirname, "..", "..")
const taskCount = 20_000
const answerCount = taskCount * 5
/** As many full fits as a project of that many answers sees, and as large. */
const fitShares = [0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.18, 0.25, 0.33, 0.42, 0.52, 0.63, 0.75, 0.87, 1]
const limitSeconds = 10

/** The library as one script for a page. */
function bundle(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { verifyFile } from "@/server/domain/transcript/verify-file"; globalThis.verifyFile = verifyFile`,
      resolveDir: root,
    },
    ...{ bundle: true, write: false, format: "iife", minify: true, alias: { "@": root } },
  })
  return outputFiles[0]?.text ?? ""
}

/** Seconds of a recomputation, and how each step went: the same in both engines, or the run fails. */
interface Run {
  readonly seconds: number
  readonly outcomes: readonly string[]
}

function runInNode(file: Uint8Array): Run {
  const startedAt = performance.now()
  const outcomes = [...verifyFile(file, { published: null, chain: null })].map(
    ({ step, outcome }) => `${step} ${outcome}`,
  )
  return { seconds: (performance.now() - startedAt) / 1000, outcomes }
}

async function runInChromium(name: string, executablePath: string): Promise<Run> {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<input type="file">')
    await page.addScriptTag({ content: bundle() })
    await page.locator("input").setInputFiles(name)
    return await page.evaluate(async () => {
      const file = document.querySelector("input")?.files?.[0]
      const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))
      const verify = Reflect.get(globalThis, "verifyFile")
      const startedAt = performance.now()
      const steps = [...verify(bytes, { published: null, chain: null })]
      const seconds = (performance.now() - startedAt) / 1000
      return { seconds, outcomes: steps.map((step) => `${step.step} ${step.outcome}`) }
    })
  } finally {
    await browser.close()
  }
}

function figureOf(where: string, { seconds }: Run): Figure {
  return {
    what: `Verify a project in ${where}, ${answerCount.toLocaleString("en")} answers`,
    measured: `${seconds.toFixed(2)} s, ${Math.round(answerCount / seconds).toLocaleString("en")} answers/s`,
    promise: { text: `under ${limitSeconds} s`, isKept: seconds < limitSeconds },
  }
}

/** `bench-verify.ts CHROMIUM`: the path of a Chromium. */
async function main(): Promise<void> {
  const { print, others } = readBenchArguments()
  const [executablePath = "/usr/bin/chromium"] = others
  const file = fileOf(makeProjectLines({ taskCount, labelerCount: 200, runSize: 10, fitShares }))
  const folder = await mkdtemp(path.join(tmpdir(), "millpond-bench-"))
  try {
    const name = path.join(folder, "transcript.jsonl")
    await writeFile(name, file)
    const [node, browser] = [runInNode(file), await runInChromium(name, executablePath)]
    print(figureOf("Node", node))
    print(figureOf("Chromium", browser))
    const isSame = node.outcomes.join() === browser.outcomes.join()
    if (!isSame || node.outcomes.some((outcome) => outcome.endsWith("different"))) {
      throw new Error(`Node: ${node.outcomes.join(", ")}. Chromium: ${browser.outcomes.join(", ")}.`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

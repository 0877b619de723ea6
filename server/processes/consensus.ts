// `npm run consensus -- --labels FILE.csv [--gold FILE.csv] [--truth FILE.csv] [--method NAME] [--out FILE] [--json]`
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type ConsensusMethod, consensusMethods, fitConsensus } from "@/server/domain/consensus/fit"
import { DomainError } from "@/server/domain/errors"
import { readLabels, readTruths } from "./consensus-files"
import { type ConsensusResult, describeResult, labelsCsv, skillsCsv, summaryOf } from "./consensus-report"

const usage = `npm run consensus -- --labels FILE.csv [options]

  --labels FILE   columns item, worker, label
  --gold FILE     columns item, truth: known to the method
  --truth FILE    columns item, truth: only to judge the result by
  --method NAME   ${consensusMethods.join(", ")} (default: default)
  --out FILE      labels with confidences as CSV; skills beside it, in FILE.skills.csv
  --strict        refuse a file in which a worker labels an item twice; else the first label counts
  --json          the last line is one JSON object`

const options = {
  labels: { type: "string" },
  gold: { type: "string" },
  truth: { type: "string" },
  method: { type: "string", default: "default" },
  out: { type: "string" },
  strict: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options })
  if (values.help || values.labels === undefined) {
    console.log(usage)
    if (!values.help) throw new DomainError("BAD_INPUT", "--labels is missing.")
    return
  }
  const method = methodNamed(values.method)
  const startedAt = performance.now()
  const table = await readLabels(values.labels)
  const golds = values.gold === undefined ? new Map<string, string>() : await readTruths(values.gold)
  const truths = values.truth === undefined ? null : await readTruths(values.truth)
  const finished = table.finish(golds, values.strict)
  const readAt = performance.now()
  const fit = fitConsensus(method, finished.observations)
  const result: ConsensusResult = {
    ...finished,
    fit,
    truths,
    readSeconds: (readAt - startedAt) / 1000,
    fitSeconds: (performance.now() - readAt) / 1000,
  }
  if (values.out !== undefined) writeOut(values.out, result)
  console.log(values.json ? JSON.stringify(summaryOf(result)) : describeResult(result))
}

function methodNamed(name: string): ConsensusMethod {
  const wanted = name.toLowerCase().replaceAll("-", "_")
  const method = consensusMethods.find((one) => one === wanted)
  if (method === undefined)
    throw new DomainError("BAD_INPUT", `No method ${name}. There are: ${consensusMethods.join(", ")}.`)
  return method
}

function writeOut(file: string, result: ConsensusResult): void {
  writeFileSync(file, labelsCsv(result))
  writeFileSync(`${file.replace(/\.csv$/, "")}.skills.csv`, skillsCsv(result))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

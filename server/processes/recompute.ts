import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { connectChain } from "@/server/chain/clients"
import { readPoolLog } from "@/server/chain/read-pool-log"
import { DomainError } from "@/server/domain/errors"
import { epochTranscriptSchema } from "@/server/domain/payout/transcript"
import type { ProjectFile } from "@/server/domain/transcript/check-projects"
import { headerLineSchema } from "@/server/domain/transcript/lines"
import type { StepResult } from "@/server/domain/transcript/recompute"
import {
  type ChainFound,
  type Expectation,
  subjectOf,
  type VerifyStep,
  verifyFile,
} from "@/server/domain/transcript/verify-file"
import { findProjectFiles } from "./project-files"

type Hex = `0x${string}`

const usage =
  "npm run recompute -- TRANSCRIPT [--with FILE...] [--rpc URL] [--root HASH] [--from-block N] [--json]"

interface TimedStep extends StepResult<VerifyStep> {
  readonly seconds: number
}

/** What a file says of the chain that it stands on. */
function placeOf(text: string) {
  const header = headerLineSchema.safeParse(parsed(text.split("\n", 1)[0] ?? ""))
  if (header.success) {
    const { chainId, registry, poolOnChainId } = header.data
    return { chainId, registry, payouts: null, poolOnChainId }
  }
  const epoch = epochTranscriptSchema.safeParse(parsed(text))
  if (!epoch.success) return null
  const { chainId, payouts, poolOnChainId } = epoch.data
  return { chainId, registry: null, payouts, poolOnChainId }
}

/** An epoch does not name the registry; the projects that it is held against do. */
async function askChain(
  text: string,
  projects: readonly ProjectFile[],
  { rpcUrl, fromBlock }: { readonly rpcUrl: string; readonly fromBlock: bigint },
): Promise<ChainFound | null> {
  const place = placeOf(text)
  if (place === null || place.poolOnChainId === null) return null
  const client = connectChain({ rpcUrl, chainId: place.chainId })
  const { payouts, poolOnChainId } = place
  const [first] = projects
  const registry =
    place.registry ?? (first && placeOf(new TextDecoder().decode(first.file))?.registry) ?? null
  const log = await readPoolLog(client, { registry, payouts, poolOnChainId, fromBlock })
  const none = `0x${"0".repeat(40)}` as const
  return { chainId: await client.getChainId(), registry: registry ?? none, payouts: payouts ?? none, ...log }
}

function printTable(steps: readonly TimedStep[]): void {
  for (const { step, outcome, count, seconds, difference, missing = [] } of steps) {
    const effort = outcome === "skipped" && count === 0 ? "" : `${count} compared, ${seconds.toFixed(2)} s`
    process.stdout.write(`${step.padEnd(14)} ${outcome.padEnd(10)} ${effort}\n`)
    for (const text of missing) process.stdout.write(`  not compared: ${text}\n`)
    if (difference === null) continue
    const line = difference.line === null ? "" : `line ${difference.line}, `
    process.stdout.write(`  first difference: ${line}${difference.place}\n`)
    process.stdout.write(`  recomputed: ${difference.recomputed}\n  published:  ${difference.published}\n`)
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      with: { type: "string", multiple: true, default: [] },
      rpc: { type: "string" },
      root: { type: "string" },
      "from-block": { type: "string", default: "0" },
      json: { type: "boolean", default: false },
    },
  })
  // What stands behind the transcript goes on with --with, which may name several files.
  const [name, ...more] = positionals
  if (name === undefined || (more.length > 0 && values.with.length === 0)) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const file = new Uint8Array(await readFile(name))
  const text = new TextDecoder().decode(file)
  const subject = subjectOf(text)
  const projects =
    subject?.kind === "epoch"
      ? await findProjectFiles(name, subject.projectIds, [...values.with, ...more])
      : []
  const fromBlock = BigInt(values["from-block"])
  const chain =
    values.rpc === undefined ? null : await askChain(text, projects, { rpcUrl: values.rpc, fromBlock })
  const steps = recompute(file, { published: (values.root ?? null) as Hex | null, chain, projects })
  return tell(name, steps, values.json)
}

function recompute(file: Uint8Array, expectation: Expectation): readonly TimedStep[] {
  const steps: TimedStep[] = []
  let startedAt = performance.now()
  for (const step of verifyFile(file, expectation)) {
    steps.push({ ...step, seconds: (performance.now() - startedAt) / 1000 })
    startedAt = performance.now()
  }
  return steps
}

/** Prints what came of it. @returns the exit code */
function tell(name: string, steps: readonly TimedStep[], isJson: boolean): number {
  const isEqual = steps.every(({ outcome }) => outcome !== "different")
  if (isJson) process.stdout.write(`${JSON.stringify({ file: name, isEqual, steps })}\n`)
  else {
    printTable(steps)
    process.stdout.write(isEqual ? "Equal in every step compared.\n" : "Different: see above.\n")
  }
  return isEqual ? 0 : 1
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isKnown = error instanceof DomainError || (error instanceof Error && "code" in error)
    process.stderr.write(`${isKnown && error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)

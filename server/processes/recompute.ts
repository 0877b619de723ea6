import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { connectChain } from "@/server/chain/clients"
import { readPoolLog } from "@/server/chain/read-pool-log"
import { DomainError } from "@/server/domain/errors"
import { epochTranscriptSchema } from "@/server/domain/payout/transcript"
import { headerLineSchema } from "@/server/domain/transcript/lines"
import type { StepResult } from "@/server/domain/transcript/recompute"
import { type ChainFound, type VerifyStep, verifyFile } from "@/server/domain/transcript/verify-file"

type Hex = `0x${string}`

const usage = "npm run recompute -- TRANSCRIPT [--rpc URL] [--root HASH] [--from-block N] [--json]"

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

async function askChain(text: string, rpcUrl: string, fromBlock: bigint): Promise<ChainFound | null> {
  const place = placeOf(text)
  if (place === null || place.poolOnChainId === null) return null
  const client = connectChain({ rpcUrl, chainId: place.chainId })
  const { registry, payouts, poolOnChainId } = place
  const log = await readPoolLog(client, { registry, payouts, poolOnChainId, fromBlock })
  const none = `0x${"0".repeat(40)}` as const
  return { chainId: await client.getChainId(), registry: registry ?? none, payouts: payouts ?? none, ...log }
}

function printTable(steps: readonly TimedStep[]): void {
  for (const { step, outcome, count, seconds, difference } of steps) {
    const effort = outcome === "skipped" ? "" : `${count} compared, ${seconds.toFixed(2)} s`
    process.stdout.write(`${step.padEnd(14)} ${outcome.padEnd(10)} ${effort}\n`)
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
      rpc: { type: "string" },
      root: { type: "string" },
      "from-block": { type: "string", default: "0" },
      json: { type: "boolean", default: false },
    },
  })
  const [name] = positionals
  if (name === undefined || positionals.length !== 1) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const file = new Uint8Array(await readFile(name))
  const text = new TextDecoder().decode(file)
  const chain =
    values.rpc === undefined ? null : await askChain(text, values.rpc, BigInt(values["from-block"]))
  const published = (values.root ?? null) as Hex | null
  const steps: TimedStep[] = []
  let startedAt = performance.now()
  for (const step of verifyFile(file, { published, chain })) {
    steps.push({ ...step, seconds: (performance.now() - startedAt) / 1000 })
    startedAt = performance.now()
  }
  const isEqual = steps.every(({ outcome }) => outcome !== "different")
  if (values.json) process.stdout.write(`${JSON.stringify({ file: name, isEqual, steps })}\n`)
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

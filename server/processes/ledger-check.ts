// `npm run ledger:check [-- --json]`: the whole ledger rebuilt from its transfers, and every pool against the chain.
import { parseArgs } from "node:util"
import { workerEnv } from "@/server/platform/env"
import { checkMoney } from "@/server/services/epoch/check-money"
import { checkLedger } from "@/server/services/ledger/check-ledger"
import { openRuntime } from "@/server/services/runtime"
import { describeReport, isSound, type LedgerReport } from "./ledger-report"

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { json: { type: "boolean" } } })
  const runtime = await openRuntime(workerEnv(), { maxConnections: 1 })
  try {
    const context = runtime.contextFor({ kind: "job", name: "ledger-check" })
    const report: LedgerReport = { ledger: await checkLedger(context), pools: await checkMoney(context) }
    console.log(values.json ? JSON.stringify(report, amountAsText) : describeReport(report))
    return isSound(report)
  } finally {
    await runtime.close()
  }
}

const amountAsText = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value)

main().then(
  (sound) => process.exit(sound ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)

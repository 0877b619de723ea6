import { parseArgs } from "node:util"
import { readCorpus } from "./corpus"
import { printReplay, runReplay } from "./replay-corpus"
import { openStage } from "./stage"

/** `npm run replay -- --from DIR [--json] [--limit N]`: a whole corpus through the product, and what came of it. */
async function replay(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: "string" }, json: { type: "boolean" }, limit: { type: "string" } },
  })
  if (values.from === undefined) throw new Error("Say where the corpus is: npm run replay -- --from DIR")
  const corpus = await readCorpus(values.from)
  const limit = values.limit === undefined ? corpus.votes.length : Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1) throw new Error("--limit takes a number of votes, 1 or more.")
  const stage = await openStage(new Date())
  try {
    const report = (text: string) => process.stderr.write(`${text}\n`)
    const outcome = await runReplay(stage, { ...corpus, votes: corpus.votes.slice(0, limit) }, report)
    console.log(values.json ? JSON.stringify(outcome) : printReplay(outcome))
  } finally {
    await stage.close()
  }
}

replay().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)

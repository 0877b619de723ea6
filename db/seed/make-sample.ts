import { writeFile } from "node:fs/promises"
import path from "node:path"
import { readCorpus } from "./corpus"

const question = "Should physical education be mandatory in schools?"

/** Writes the part of a corpus that ships with the product: one question, both sides, all its votes. */
async function makeSample(from: string, to: string): Promise<void> {
  const corpus = await readCorpus(from)
  const pairs = corpus.pairs.filter((pair) => pair.question === question)
  const pairIds = new Set(pairs.map((pair) => pair.id))
  const argumentIds = new Set(pairs.flatMap((pair) => [pair.a, pair.b]))
  await writeLines(
    path.join(to, "arguments.jsonl"),
    corpus.arguments.filter((row) => argumentIds.has(row.id)),
  )
  await writeLines(path.join(to, "pairs.jsonl"), pairs)
  await writeLines(
    path.join(to, "votes.jsonl"),
    corpus.votes.filter((vote) => pairIds.has(vote.pair)),
  )
}

async function writeLines(file: string, rows: readonly unknown[]): Promise<void> {
  await writeFile(file, `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`)
}

const [from, to = path.join(import.meta.dirname, "sample")] = process.argv.slice(2)
if (from === undefined) throw new Error("Say from which folder: make-sample.ts FROM [TO]")
makeSample(from, to).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

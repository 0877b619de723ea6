import { createReadStream } from "node:fs"
import path from "node:path"
import { createInterface } from "node:readline"
import { z } from "zod"

const choice = z.enum(["a", "b", "equal"])
const argumentLine = z.object({ id: z.string(), topic: z.string(), stance: z.string(), text: z.string() })
const pairLine = z.object({
  id: z.string(),
  question: z.string(),
  stance: z.string(),
  a: z.string(),
  b: z.string(),
  gold: choice.nullish(),
})
const voteLine = z.object({
  pair: z.string(),
  worker: z.string(),
  choice,
  reason: z.string().nullish(),
  acceptedAt: z.coerce.date(),
  submittedAt: z.coerce.date(),
})

export type CorpusArgument = z.infer<typeof argumentLine>
export type CorpusPair = z.infer<typeof pairLine>
export type CorpusVote = z.infer<typeof voteLine>

/** Arguments, the pairs of them that were compared, and the votes of the people who compared them. */
export interface Corpus {
  readonly arguments: readonly CorpusArgument[]
  readonly pairs: readonly CorpusPair[]
  /** In the order in which they were submitted. */
  readonly votes: readonly CorpusVote[]
}

/**
 * Reads a folder with `arguments.jsonl`, `pairs.jsonl` and `votes.jsonl`.
 * @throws Error that names file and line of the first fault
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const [argumentRows, pairs, votes] = await Promise.all([
    readLines(path.join(folder, "arguments.jsonl"), argumentLine),
    readLines(path.join(folder, "pairs.jsonl"), pairLine),
    readLines(path.join(folder, "votes.jsonl"), voteLine),
  ])
  const arguments_ = argumentRows.map((row) => ({ ...row, id: bareId(row.id) }))
  const known = new Set(arguments_.map((row) => row.id))
  const bare = pairs.map((pair) => ({ ...pair, a: bareId(pair.a), b: bareId(pair.b) }))
  const lost = bare.find((pair) => !known.has(pair.a) || !known.has(pair.b))
  if (lost !== undefined) throw new Error(`pairs.jsonl: pair ${lost.id} names an argument that is not there.`)
  return { arguments: arguments_, pairs: bare, votes: onePerPair(votes) }
}

// The corpus writes some arguments as 12364 in one file and arg12364 in the other.
function bareId(id: string): string {
  return id.replace(/^arg/, "")
}

/** Sorted by submit time; where a worker answered a pair twice, the first answer counts. */
function onePerPair(votes: readonly CorpusVote[]): CorpusVote[] {
  const sorted = [...votes].sort(
    (left, right) =>
      left.submittedAt.getTime() - right.submittedAt.getTime() ||
      (left.worker < right.worker ? -1 : left.worker > right.worker ? 1 : left.pair < right.pair ? -1 : 1),
  )
  const seen = new Set<string>()
  return sorted.filter((vote) => {
    const key = `${vote.worker} ${vote.pair}`
    return !seen.has(key) && seen.add(key)
  })
}

async function readLines<Row>(file: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const rows: Row[] = []
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1
    if (line.trim() === "") continue
    const parsed = schema.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`${path.basename(file)} line ${number}: ${parsed.error.message}`)
    rows.push(parsed.data)
  }
  return rows
}

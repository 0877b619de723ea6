import type { Id } from "@/server/domain/id"
import { contribute } from "./contribute"
import type { Corpus, CorpusArgument } from "./corpus"
import { openCorpusPerson, type SeedPerson } from "./people"
import type { OpenedPool } from "./pools"
import { itemsOf } from "./projects"
import type { Stage } from "./stage"

export interface ContributedArguments {
  /** The item that each argument became. */
  readonly itemOf: ReadonlyMap<string, Id<"item">>
  readonly lastContribution: { readonly person: SeedPerson; readonly contributionId: Id<"contribution"> }
}

export interface ContributionPlan {
  readonly pool: OpenedPool
  readonly corpus: Corpus
  readonly contributorCount: number
  /** The first of the contributors, who is somebody already. */
  readonly first: SeedPerson
  /** When the first arguments came; the others follow. */
  readonly fromAt: Date
}

const pauseMs = 100 * 60_000

/** Deals the arguments out to contributors, who put them into the pool one after another. */
export async function contributeArguments(
  stage: Stage,
  { pool, corpus, contributorCount, first: firstPerson, fromAt }: ContributionPlan,
): Promise<ContributedArguments> {
  const itemOf = new Map<string, Id<"item">>()
  let last: { person: SeedPerson; contributionId: Id<"contribution"> } | undefined
  for (let place = 0; place < contributorCount; place++) {
    const own = corpus.arguments.filter((_, index) => index % contributorCount === place)
    stage.clock.set(new Date(fromAt.getTime() + place * pauseMs))
    const person =
      place === 0
        ? firstPerson
        : await openCorpusPerson(stage, `contributor ${place + 1}`, `Contributor ${place + 1}`)
    const contributionId = await contribute(stage, person, pool, {
      title: `Debate notes ${place + 1}`,
      rows: rowsOf(own),
      purposes: ["label", "train", "evaluate", "statistics"],
    })
    const items = await itemsOf(stage, contributionId)
    own.forEach((argument, index) => {
      const itemId = items.get(index + 1)
      if (itemId !== undefined) itemOf.set(argument.id, itemId)
    })
    last = { person, contributionId }
  }
  if (last === undefined) throw new Error("Nobody contributed.")
  return { itemOf, lastContribution: last }
}

function rowsOf(own: readonly CorpusArgument[]) {
  return own.map(({ text, topic, stance }) => ({ text, topic, stance }))
}

function rowOf(own: readonly CorpusArgument[]) {
  const [first] = rowsOf(own)
  if (first === undefined) throw new Error("This contributor has no argument.")
  return first
}

/** What every pool sees: a row sent twice, and one without a field that the pool asks for. */
function faultyRows(own: readonly CorpusArgument[]): readonly object[] {
  const { text, topic } = rowOf(own)
  return [rowOf(own), { text: `${text} (draft)`, topic }]
}

/** A later upload that the vault takes only in part: one row sent twice, one without its side. */
export async function contributeFaulty(
  stage: Stage,
  person: SeedPerson,
  pool: OpenedPool,
  own: readonly CorpusArgument[],
): Promise<void> {
  const row = rowOf(own)
  await contribute(stage, person, pool, {
    title: "Debate notes, second part",
    rows: [{ ...row, text: `${row.text} I have seen it at three schools.` }, ...faultyRows(own)],
    purposes: ["label", "train"],
  })
}

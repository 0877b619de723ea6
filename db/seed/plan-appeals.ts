import type { Id } from "@/server/domain/id"
import { seededRandom, shuffled } from "@/server/domain/seeded-random"

/** Of each kind, at most. */
const appealsOfAKind = 50
/** Appeals that are open at a time, each by somebody else. */
const openAtOnce = 25

export type Side = "a" | "b" | "equal"
const sides: readonly Side[] = ["a", "b", "equal"]

/** An answer that was settled otherwise, and whether the gold bears it out. */
export interface Contested {
  readonly assignmentId: Id<"assignment">
  readonly labelerId: Id<"account">
  readonly address: `0x${string}`
  readonly pair: string
  readonly isRightful: boolean
}

/** As many of each kind, one a task, by a draw that is the same every time. */
export function chooseContested(contested: readonly Contested[]): readonly Contested[] {
  const random = seededRandom("replayed appeals")
  return [true, false].flatMap((isRightful) => {
    const own = contested.filter((one) => one.isRightful === isRightful)
    const onePerPair = [...new Map(own.map((one) => [one.pair, one])).values()]
    return shuffled(onePerPair, random).slice(0, appealsOfAKind)
  })
}

/** Rounds in which nobody appeals twice: whoever holds few points may have one open appeal. */
export function roundsOf(sample: readonly Contested[]): readonly (readonly Contested[])[] {
  const rounds: Contested[][] = []
  for (const one of sample) {
    const free = rounds.find(
      (round) =>
        round.length < openAtOnce &&
        round.every(({ labelerId, pair }) => labelerId !== one.labelerId && pair !== one.pair),
    )
    if (free === undefined) rounds.push([one])
    else free.push(one)
  }
  return rounds
}

/** What a reviewer says: the gold, or at the error rate something else, as pair and place among the seats have drawn. */
export function sideSaid(pair: string, gold: Side, place: number, errorRate: number): Side {
  const random = seededRandom(`replayed review:${pair}:${place}`)
  if (random() >= errorRate) return gold
  const others = sides.filter((side) => side !== gold)
  return others[Math.floor(random() * others.length)] ?? gold
}

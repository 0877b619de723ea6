import { fitMajority } from "../majority"
import type { Observations } from "../observations"
import { findCopiedPairs, type PairEvidence } from "./copied"
import { measureInformation } from "./dmi"
import { findDrift } from "./drift"
import { findUninformative } from "./information"
import { collectAnswers, type JudgedAnswer, type LabelerAnswers, medianOf } from "./labeler-answers"
import { findPatterns } from "./pattern"
import type { CopiedPair, Signal, TimedAnswer } from "./signal"
import { findOddTimes } from "./timing"

/**
 * Everything odd about a project's labelers, as evidence for a moderator: who copied, who says nothing, whose answers
 * follow a pattern or a clock, who got worse. Nothing follows of it by itself. Each check has a false alarm in one of a
 * hundred honest projects at most, by its model. Skills are counted against the majority: a model that learns whom to
 * trust would learn to trust those who always agree. Deterministic; sorted by kind, then by labeler id.
 * @param timed when and how each label of the observations was given
 */
export function findSignals(observations: Observations, timed: readonly TimedAnswer[]): readonly Signal[] {
  const fit = fitMajority(observations)
  const labelers = collectAnswers(observations, fit, timed)
  return [
    ...groupCopied(findCopiedPairs(observations, fit), labelers),
    ...findUninformative(labelers, measureInformation(observations), observations.classCount),
    ...findPatterns(labelers),
    ...findOddTimes(labelers),
    ...findDrift(labelers),
  ]
}

/** Pairs joined into groups: whoever copied from one of a group belongs to it. */
function groupCopied(pairs: readonly PairEvidence[], labelers: readonly LabelerAnswers[]): readonly Signal[] {
  const answersOf = new Map(labelers.map(({ labelerId, answers }) => [labelerId, answers]))
  const groupOf = new Map<string, string>()
  const headOf = (labelerId: string): string => {
    const next = groupOf.get(labelerId)
    return next === undefined || next === labelerId ? labelerId : headOf(next)
  }
  for (const { labelerIds } of pairs) {
    const heads = labelerIds.map(headOf).sort()
    groupOf.set(heads[1] as string, heads[0] as string)
  }
  const groups = new Map<string, CopiedPair[]>()
  for (const pair of pairs) {
    const [first, second] = pair.labelerIds
    const timed = { ...pair, ...timesOf(answersOf.get(first) ?? [], answersOf.get(second) ?? []) }
    const head = headOf(first)
    groups.set(head, [...(groups.get(head) ?? []), timed])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => signalOf(group))
}

function signalOf(group: readonly CopiedPair[]): Signal {
  const labelerIds = [...new Set(group.flatMap((pair) => pair.labelerIds))].sort()
  const pairs = [...group].sort((a, b) => b.evidence - a.evidence || (a.labelerIds < b.labelerIds ? -1 : 1))
  return { kind: "copied", labelerIds, pairs }
}

/** Whether two labelers went through their shared tasks in one order, and how far apart in time. */
function timesOf(
  first: readonly JudgedAnswer[],
  second: readonly JudgedAnswer[],
): Pick<CopiedPair, "sameOrderShare" | "medianGapSeconds"> {
  const places = new Map(second.map((answer, place) => [answer.taskId, { answer, place }]))
  const shared = first.flatMap((answer) => {
    const other = places.get(answer.taskId)
    return other === undefined
      ? []
      : [{ place: other.place, gap: Math.abs(answer.answeredAtSeconds - other.answer.answeredAtSeconds) }]
  })
  let sameOrder = 0
  for (let at = 1; at < shared.length; at++) {
    if ((shared[at]?.place ?? 0) > (shared[at - 1]?.place ?? 0)) sameOrder++
  }
  return {
    sameOrderShare: shared.length < 2 ? null : sameOrder / (shared.length - 1),
    medianGapSeconds: medianOf(shared.map(({ gap }) => gap)),
  }
}

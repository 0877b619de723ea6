import { keccak256, stringToBytes } from "viem"
import { canonicalJson } from "../canonical-json"
import type { Answer } from "../kinds/registry"

export interface GoldAnswer {
  readonly taskId: string
  readonly answer: Answer
}

/** What is kept secret while a project is open and revealed when it closes. */
export interface GoldSet {
  readonly projectId: string
  /** From which every run's tasks and golds were drawn. */
  readonly assignmentSeed: `0x${string}`
  /** At least 32 random bytes: the answers are few, so without a salt the hash could be tried out. */
  readonly salt: `0x${string}`
  readonly golds: readonly GoldAnswer[]
}

/**
 * The hash that is published before a project opens: which tasks are gold, their answers, and the seed by which runs
 * are drawn. Keccak-256 of the canonical JSON; the order in which golds are given does not matter.
 */
export function goldCommitment(set: GoldSet): `0x${string}` {
  const golds = [...set.golds]
    .sort((a, b) => (a.taskId < b.taskId ? -1 : 1))
    .map(({ taskId, answer }) => ({ taskId, answer: { ...answer } }))
  const { projectId, assignmentSeed, salt } = set
  const text = canonicalJson({ format: "millpond-golds-1", projectId, assignmentSeed, salt, golds })
  return keccak256(stringToBytes(text))
}

/** Whether a revealed gold set is the one that was committed. */
export function isCommittedGoldSet(set: GoldSet, commitment: `0x${string}`): boolean {
  return goldCommitment(set) === commitment.toLowerCase()
}

import { DomainError } from "../errors"
import { checkConsensus } from "./check-consensus"
import { checkReleases } from "./check-releases"
import { checkGolds, checkSeed } from "./check-seed"
import { checkCredits, checkSettlements } from "./check-settlements"
import { checkOwnWeights, type OwnWeights } from "./check-weights"
import { compare, type Difference } from "./difference"
import type { ReadFile } from "./read"
import { openScene, type Scene } from "./scene"

type Hex = `0x${string}`

export const projectSteps = [
  "file",
  "golds",
  "seed",
  "consensus",
  "credits",
  "settlements",
  "releases",
  "chain",
] as const
/** `own_weights`: only for somebody who says which name is theirs. */
export type ProjectStep = (typeof projectSteps)[number] | "own_weights"

/** A root in a pool's log on chain. */
export interface AnchorFound {
  readonly root: Hex
  readonly count: bigint
  readonly blockNumber: bigint
}

/** What a file is held against. What is null is not known, and its step says so. */
export interface ProjectExpectation {
  /** The root that the site publishes for it. */
  readonly root: Hex | null
  /** The pool's log, as the chain itself has it. */
  readonly anchors: readonly AnchorFound[] | null
  /** Where that log stands; null where the file's own word is taken for it. */
  readonly chain?: { readonly chainId: number; readonly registry: Hex } | null
  /** What releases froze for whoever recomputes; left out by everybody else. */
  readonly own?: OwnWeights | null
}

/** What came of one step. */
export interface StepResult<Step extends string> {
  readonly step: Step
  /** `skipped`: a line of the file could not be read, or there was nothing to hold it against. */
  readonly outcome: "equal" | "different" | "skipped"
  /** Things compared. */
  readonly count: number
  readonly difference: Difference | null
  /** What there was nothing to hold against, in words; such a step is not equal, whatever else it compared. */
  readonly missing?: readonly string[]
}

/**
 * Recomputes a closed project from its transcript alone, step by step: the file against its root, golds and seed
 * against the commitment, every fit and label, every credit, every settlement, what releases froze of them, and the
 * roots against the chain.
 * A generator, so that whoever runs it can show each step when it is done, and time it.
 */
export function* recomputeProject(
  file: ReadFile,
  expectation: ProjectExpectation,
  onProgress: (share: number) => void = () => undefined,
): Generator<StepResult<ProjectStep>, void, void> {
  yield result("file", file.lineCount, checkFile(file, expectation.root))
  const { transcript } = file
  if (transcript === null) {
    for (const step of projectSteps.slice(1)) yield { step, outcome: "skipped", count: 0, difference: null }
    return
  }
  const scene = openScene(transcript)
  const { tasks, runs, labelers, releases } = transcript
  const answerCount = tasks.reduce((sum, { answers }) => sum + answers.length, 0)
  const placeCount = runs.reduce((sum, { places }) => sum + places.length, 0)
  const goldCount = tasks.filter(({ gold }) => gold !== null).length
  yield result("golds", goldCount, attempt(scene, checkGolds))
  yield result("seed", placeCount, attempt(scene, checkSeed))
  const consensus = attempt(scene, () => checkConsensus(scene, onProgress))
  yield result("consensus", tasks.length + labelers.length, consensus)
  yield result("credits", answerCount, attempt(scene, checkCredits))
  yield result("settlements", runs.length, attempt(scene, checkSettlements))
  yield result("releases", releases.length, attempt(scene, checkReleases))
  if (expectation.anchors === null) {
    yield { step: "chain", outcome: "skipped", count: 0, difference: null }
  } else yield result("chain", 2, checkAnchors(file, scene, expectation.anchors, expectation.chain ?? null))
  const { own } = expectation
  if (own != null) yield { step: "own_weights", ...checkOwnWeights(transcript, own) }
}

function checkFile(file: ReadFile, root: Hex | null): Difference | null {
  const { fault } = file
  if (fault !== null) {
    const { line, expected, found } = fault
    return { line, place: `line ${line}`, recomputed: found, published: expected }
  }
  return root === null ? null : compare({ place: "root of the file" }, file.root, root)
}

/** The transcript's root is in the pool's log, and the commitment to its golds came before it. */
function checkAnchors(
  file: ReadFile,
  { header }: Scene,
  anchors: readonly AnchorFound[],
  chain: ProjectExpectation["chain"],
): Difference | null {
  const elsewhere =
    chain == null
      ? null
      : (compare({ line: 1, place: "chain" }, chain.chainId, header.chainId) ??
        compare({ line: 1, place: "registry" }, chain.registry.toLowerCase(), header.registry.toLowerCase()))
  if (elsewhere !== null) return elsewhere
  const own = anchors.find(({ root }) => root === file.root)
  if (own === undefined) return compare({ place: "root in the pool's log on chain" }, file.root, "not there")
  const golds = anchors.find(({ root }) => root === header.goldCommitment)
  if (golds === undefined) {
    return compare({ place: "commitment in the pool's log on chain" }, header.goldCommitment, "not there")
  }
  return (
    compare({ place: "lines under the root on chain" }, String(file.lineCount), String(own.count)) ??
    compare(
      { place: "commitment before transcript" },
      "earlier",
      golds.blockNumber < own.blockNumber ? "earlier" : "later",
    )
  )
}

function result(step: ProjectStep, count: number, difference: Difference | null): StepResult<ProjectStep> {
  return { step, outcome: difference === null ? "equal" : "different", count, difference }
}

// A published file may hold anything: what the rules refuse is a difference too, not a crash.
function attempt(scene: Scene, check: (scene: Scene) => Difference | null): Difference | null {
  try {
    return check(scene)
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof RangeError)) throw error
    return { line: null, place: "refused by the rules", recomputed: error.message, published: "accepted" }
  }
}

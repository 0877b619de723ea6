import { type RecomputeStep, recomputeEpoch, recomputeSteps } from "../payout/recompute"
import {
  type EpochTranscript,
  epochTranscriptSchema,
  transcriptHash,
  transcriptText,
} from "../payout/transcript"
import { checkProjects, type ProjectFile } from "./check-projects"
import { checkWeights, type OwnWeights, outcomeOf } from "./check-weights"
import { compare, type Difference } from "./difference"
import { headerLineSchema } from "./lines"
import { readTranscript } from "./read"
import {
  type AnchorFound,
  type ProjectStep,
  projectSteps,
  recomputeProject,
  type StepResult,
} from "./recompute"

type Hex = `0x${string}`

export const epochSteps = ["file", "projects", "weights", ...recomputeSteps, "chain"] as const
export type EpochStep = (typeof epochSteps)[number]
export type VerifyStep = ProjectStep | EpochStep

/** A root that was proposed for a pool's payouts, as the chain has it. */
export interface ProposalFound {
  readonly root: Hex
  readonly cumulativeTotalAmount: bigint
  readonly transcriptHash: Hex
}

/** What the chain itself says of a pool. */
export interface ChainFound {
  readonly chainId: number
  readonly registry: Hex
  readonly payouts: Hex
  readonly anchors: readonly AnchorFound[]
  readonly proposals: readonly ProposalFound[]
}

/** What a file is held against; null where it is not known. */
export interface Expectation {
  /** Root of a project's transcript, hash of an epoch's, as the site publishes it. */
  readonly published: Hex | null
  readonly chain: ChainFound | null
  /** Of an epoch: the transcripts of the projects that its releases were cut of, as far as there are any. */
  readonly projects?: readonly ProjectFile[]
  /** Of a project: what releases froze for whoever recomputes it. */
  readonly own?: OwnWeights | null
}

/** Which transcript a file says it is. */
export type FileSubject =
  | {
      readonly kind: "project"
      readonly projectId: string
      readonly poolOnChainId: Hex | null
      readonly title: string
    }
  | {
      readonly kind: "epoch"
      readonly poolId: string
      readonly poolOnChainId: Hex
      readonly epochNumber: number
      /** Of the releases in it. */
      readonly projectIds: readonly string[]
    }

/** What a file is by its beginning (all of it, for an epoch's); null for what is no transcript. */
export function subjectOf(text: string): FileSubject | null {
  const [first = ""] = text.split("\n", 1)
  const header = headerLineSchema.safeParse(parsed(first))
  if (header.success) {
    const { projectId, poolOnChainId, name } = header.data
    return { kind: "project", projectId, poolOnChainId, title: name }
  }
  const epoch = epochTranscriptSchema.safeParse(parsed(text))
  if (!epoch.success) return null
  const { poolId, poolOnChainId, epochNumber, releases } = epoch.data
  const projectIds = [...new Set(releases.flatMap(({ projectId }) => projectId ?? []))]
  return { kind: "epoch", poolId, poolOnChainId, epochNumber, projectIds }
}

/** The steps of a kind of file, in their order. */
export function stepsOf(kind: FileSubject["kind"]): readonly VerifyStep[] {
  return kind === "project" ? projectSteps : epochSteps
}

/**
 * Recomputes a transcript of either kind. A generator: each step when it is done, so that it can be shown and timed.
 * What is no transcript fails its first step, and the others are skipped.
 */
export function* verifyFile(
  file: Uint8Array,
  expectation: Expectation,
  onProgress: (share: number) => void = () => undefined,
): Generator<StepResult<VerifyStep>, void, void> {
  const epoch = file[0] === 123 && !startsWith(file, '{"assignmentSeed"') ? readEpoch(file) : null
  if (epoch !== null) {
    yield* verifyEpoch(epoch, file, expectation, onProgress)
    return
  }
  const { published: root, chain, own = null } = expectation
  const held = { root, chain, own, anchors: chain?.anchors ?? null }
  yield* recomputeProject(readTranscript(file), held, onProgress)
}

function* verifyEpoch(
  transcript: EpochTranscript,
  file: Uint8Array,
  { published, chain, projects = [] }: Expectation,
  onProgress: (share: number) => void,
): Generator<StepResult<VerifyStep>, void, void> {
  const isCanonical = new TextDecoder().decode(file).trimEnd() === transcriptText(transcript)
  const hash = transcriptHash(transcript)
  const altered =
    compare(
      { place: "the file's text" },
      "its canonical form",
      isCanonical ? "its canonical form" : "another",
    ) ?? (published === null ? null : compare({ place: "hash of the file" }, hash, published))
  yield { step: "file", ...outcomeOf(1, altered) }
  const { releases } = transcript
  const checked = checkProjects(releases, projects, chain && { chain, anchors: chain.anchors }, onProgress)
  yield { step: "projects", ...checked.outcome }
  yield { step: "weights", ...checkWeights(releases, checked.transcripts) }
  const counts: Readonly<Record<RecomputeStep, number>> = {
    previous_root: transcript.previousLeaves.length,
    allocation: transcript.earnings.length,
    bounties: (transcript.bounties ?? []).reduce((count, bounty) => count + bounty.lines.length, 0),
    leaves: transcript.leaves.length,
    totals: 2,
    root: 1,
  }
  for (const { step, difference } of recomputeEpoch(transcript)) {
    yield { step, ...outcomeOf(counts[step], difference === null ? null : { line: null, ...difference }) }
  }
  if (chain === null) yield { step: "chain", outcome: "skipped", count: 0, difference: null }
  else yield { step: "chain", ...outcomeOf(4, checkProposal(transcript, hash, chain)) }
}

/** The root was proposed on chain, with this total and the hash of this very transcript. */
function checkProposal(transcript: EpochTranscript, hash: Hex, chain: ChainFound): Difference | null {
  const { root, chainId, payouts, cumulativeTotalAmount } = transcript
  const found = chain.proposals.find((proposal) => proposal.root === root)
  return (
    compare({ place: "chain" }, chain.chainId, chainId) ??
    compare({ place: "contract that pays" }, chain.payouts.toLowerCase(), payouts) ??
    (found === undefined
      ? compare({ place: "root among those proposed on chain" }, root, "not there")
      : (compare(
          { place: "total on chain" },
          cumulativeTotalAmount,
          found.cumulativeTotalAmount.toString(),
        ) ?? compare({ place: "hash of the transcript on chain" }, hash, found.transcriptHash)))
  )
}

function readEpoch(file: Uint8Array): EpochTranscript | null {
  const read = epochTranscriptSchema.safeParse(parsed(new TextDecoder().decode(file)))
  return read.success ? read.data : null
}

function startsWith(file: Uint8Array, text: string): boolean {
  return new TextDecoder().decode(file.subarray(0, text.length)) === text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

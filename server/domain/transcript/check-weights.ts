import type { EpochTranscript } from "../payout/transcript"
import { compare, type Difference, firstDifference } from "./difference"
import type { ProjectTranscript } from "./read"
import type { StepResult } from "./recompute"

type Outcome = Omit<StepResult<string>, "step">
type EpochRelease = EpochTranscript["releases"][number]

/** Which name is one's own, and what each release froze for it. */
export interface OwnWeights {
  readonly name: string
  readonly weights: readonly { readonly releaseId: string; readonly weight: string }[]
}

/** Transcripts of projects, by project; null where there is none, or none that can be read. */
export type TranscriptsByProject = ReadonlyMap<string, ProjectTranscript | null>

/**
 * Each release's labelers' weights against the points of its answers, as the project's transcript has them. Both
 * sides are sorted by size: an epoch names addresses and a project pseudonyms, and what is compared is that the same
 * weights are there, not who has which. Each labeler can tell that for themselves, by `checkOwnWeights`.
 */
export function checkWeights(releases: readonly EpochRelease[], transcripts: TranscriptsByProject): Outcome {
  const missing: string[] = []
  let count = 0
  const difference = firstDifference(releases, (release) => {
    const transcript = transcriptFor(release, transcripts)
    if (typeof transcript === "string") {
      missing.push(`${release.releaseId}: ${transcript}`)
      return null
    }
    count += release.weights.labeler.length
    return compareWeights(release, transcript)
  })
  return outcomeOf(count, difference, missing)
}

/** What one's own answers give, against what releases froze for one. */
export function checkOwnWeights(transcript: ProjectTranscript, { name, weights }: OwnWeights): Outcome {
  const known = new Set(transcript.releases.map(({ release }) => release))
  const missing = weights.flatMap(({ releaseId }) =>
    known.has(releaseId) ? [] : [`${releaseId}: this transcript says nothing of the release`],
  )
  const compared = weights.filter(({ releaseId }) => known.has(releaseId))
  const difference = firstDifference(compared, ({ releaseId, weight }) => {
    const recomputed = weighLabelers(transcript, releaseId).get(name) ?? 0n
    return compare({ place: `${releaseId}, your weight` }, recomputed.toString(), weight)
  })
  return outcomeOf(compared.length, difference, missing)
}

/** A step in which something could not be compared is not equal, though nothing in it differs. */
export function outcomeOf(
  count: number,
  difference: Difference | null,
  missing: readonly string[] = [],
): Outcome {
  const outcome = difference !== null ? "different" : missing.length > 0 ? "skipped" : "equal"
  return { outcome, count, difference, ...(missing.length > 0 ? { missing } : {}) }
}

/** The transcript that knows the release, or why there is none. */
function transcriptFor(
  { releaseId, projectId }: EpochRelease,
  transcripts: TranscriptsByProject,
): ProjectTranscript | string {
  if (projectId === undefined) return "this epoch does not say of which project it is"
  const transcript = transcripts.get(projectId)
  if (transcript === undefined) return `${projectId} has no transcript here; one is published when it closes`
  if (transcript === null) return `the transcript of ${projectId} cannot be read`
  const isKnown = transcript.releases.some(({ release }) => release === releaseId)
  return isKnown ? transcript : `the transcript of ${projectId} says nothing of the release`
}

function compareWeights({ releaseId, weights }: EpochRelease, transcript: ProjectTranscript) {
  const recomputed = bySize([...weighLabelers(transcript, releaseId).values()])
  const published = bySize(weights.labeler.map(({ weight }) => BigInt(weight)))
  const longer = recomputed.length > published.length ? recomputed : published
  const textOf = (weight: bigint | undefined) => weight?.toString() ?? "no such labeler"
  return firstDifference(longer.keys(), (place) =>
    compare(
      { place: `${releaseId}, labelers' weights by size, number ${place + 1} of ${recomputed.length}` },
      textOf(recomputed[place]),
      textOf(published[place]),
    ),
  )
}

/** What each name's answers in a release had earned when it was cut; names without a point are left out. */
function weighLabelers(transcript: ProjectTranscript, releaseId: string): ReadonlyMap<string, bigint> {
  const labelerOf = new Map(transcript.runs.map(({ run, labeler }) => [run, labeler]))
  const sums = new Map<string, bigint>()
  for (const { answers, frozenPoints } of transcript.tasks) {
    for (const [place, text] of (frozenPoints?.[releaseId] ?? []).entries()) {
      const points = BigInt(text)
      // An answer of a run that is not there is nobody's: its points are missed in the comparison.
      const name = labelerOf.get(answers[place]?.run ?? "")
      if (points > 0n && name !== undefined) sums.set(name, (sums.get(name) ?? 0n) + points)
    }
  }
  return sums
}

function bySize(weights: readonly bigint[]): readonly bigint[] {
  return [...weights].sort((one, other) => (one > other ? -1 : one < other ? 1 : 0))
}

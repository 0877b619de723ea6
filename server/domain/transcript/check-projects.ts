import type { EpochTranscript } from "../payout/transcript"
import { outcomeOf, type TranscriptsByProject } from "./check-weights"
import { compare, type Difference } from "./difference"
import { type ProjectTranscript, type ReadFile, readTranscript } from "./read"
import { type ProjectExpectation, recomputeProject, type StepResult } from "./recompute"

type Hex = `0x${string}`

/** The transcript of a project that an epoch's releases were cut of. */
export interface ProjectFile {
  readonly projectId: string
  readonly file: Uint8Array
  /** Its root as the site publishes it; null where that is not known. */
  readonly published: Hex | null
  /** Whether its root is said to be on chain; until it is, the file is held against the published root alone. */
  readonly isAnchored: boolean
}

interface CheckedProjects {
  readonly outcome: Omit<StepResult<string>, "step">
  readonly transcripts: TranscriptsByProject
}

/**
 * Recomputes the transcripts of all projects that an epoch's releases were cut of, so that the points which weights
 * are held against are themselves proved. A project without a transcript is missing, not wrong.
 */
export function checkProjects(
  releases: EpochTranscript["releases"],
  files: readonly ProjectFile[],
  chain: Pick<ProjectExpectation, "anchors" | "chain"> | null,
  onProgress: (share: number) => void,
): CheckedProjects {
  const transcripts = new Map<string, ProjectTranscript | null>()
  const named = [...new Set(releases.flatMap(({ projectId }) => projectId ?? []))].sort()
  let difference: Difference | null = null
  for (const [place, projectId] of named.entries()) {
    const known = files.find((file) => file.projectId === projectId)
    if (known === undefined) continue
    const read = readTranscript(known.file)
    transcripts.set(projectId, read.transcript)
    difference ??= checkProject(read, known, chain, (share) => onProgress((place + share) / named.length))
  }
  const missing = named.flatMap((projectId) =>
    transcripts.has(projectId)
      ? []
      : [`${projectId} has no transcript here; one is published when it closes`],
  )
  return { outcome: outcomeOf(transcripts.size, difference, missing), transcripts }
}

/** The first step of a project that differs. */
function checkProject(
  read: ReadFile,
  { projectId, published, isAnchored }: ProjectFile,
  chain: Pick<ProjectExpectation, "anchors" | "chain"> | null,
  onProgress: (share: number) => void,
): Difference | null {
  const found = read.transcript?.header.projectId ?? projectId
  if (found !== projectId) return compare({ line: 1, place: "project of the transcript" }, found, projectId)
  const held = isAnchored && chain !== null ? chain : { anchors: null }
  for (const { step, difference } of recomputeProject(read, { root: published, ...held }, onProgress)) {
    if (difference !== null) return { ...difference, place: `${projectId}, ${step}: ${difference.place}` }
  }
  return null
}

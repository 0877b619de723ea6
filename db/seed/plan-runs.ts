import type { CorpusVote } from "./corpus"

/** A run as it really happened: a worker's consecutive votes. */
export interface PlannedRun {
  readonly worker: string
  readonly votes: readonly CorpusVote[]
  readonly takenAt: Date
  readonly finishedAt: Date
}

/** Longest pause inside one run; a longer one starts another. */
const pauseSeconds = 2 * 3600

/**
 * Groups each worker's votes, in the order they were submitted, into runs of at most `size` votes.
 * Runs of one worker never overlap. Returned in the order in which they were taken.
 */
export function planRuns(votes: readonly CorpusVote[], size = 10): PlannedRun[] {
  const byWorker = new Map<string, CorpusVote[]>()
  for (const vote of votes) byWorker.set(vote.worker, [...(byWorker.get(vote.worker) ?? []), vote])
  const runs: PlannedRun[] = []
  for (const [worker, own] of byWorker) {
    let freeAt = 0
    for (const group of splitAtPauses(own, size)) {
      const first = Math.min(...group.map((vote) => vote.acceptedAt.getTime()))
      const last = Math.max(...group.map((vote) => vote.submittedAt.getTime()))
      const takenAt = Math.max(first, freeAt)
      freeAt = Math.max(last, takenAt) + 1
      runs.push({ worker, votes: group, takenAt: new Date(takenAt), finishedAt: new Date(freeAt - 1) })
    }
  }
  return runs.sort(
    (left, right) =>
      left.takenAt.getTime() - right.takenAt.getTime() || (left.worker < right.worker ? -1 : 1),
  )
}

function splitAtPauses(votes: readonly CorpusVote[], size: number): CorpusVote[][] {
  const groups: CorpusVote[][] = []
  let lastAt = Number.NEGATIVE_INFINITY
  for (const vote of votes) {
    const current = groups.at(-1)
    const isPause = vote.acceptedAt.getTime() - lastAt > pauseSeconds * 1000
    if (current === undefined || current.length === size || isPause) groups.push([vote])
    else current.push(vote)
    lastAt = vote.submittedAt.getTime()
  }
  return groups
}

/** One step of the replay: a run is taken, or finished. */
export interface ReplayStep {
  readonly at: Date
  readonly kind: "take" | "finish"
  readonly run: PlannedRun
}

/** Takes and finishes of all runs in the order in which they happened. */
export function stepsOf(runs: readonly PlannedRun[]): ReplayStep[] {
  const steps = runs.flatMap((run): ReplayStep[] => [
    { at: run.takenAt, kind: "take", run },
    { at: run.finishedAt, kind: "finish", run },
  ])
  // A run that takes no time is still taken before it is finished: the sort is stable.
  return steps.sort((left, right) => left.at.getTime() - right.at.getTime())
}

/** A shift of time, so that the last of the votes lies at `endAt`; pauses and durations stay as they were. */
export function shiftTo(votes: readonly CorpusVote[], endAt: Date): (time: Date) => Date {
  const last = votes.reduce((latest, vote) => Math.max(latest, vote.submittedAt.getTime()), 0)
  const by = endAt.getTime() - last
  return (time) => new Date(time.getTime() + by)
}

import type { RunState } from "./state"

export interface NotedRun {
  readonly state: RunState
  readonly isQualification: boolean
  readonly stakePoints: bigint
  readonly leaseExpiresAt: Date
  /** When it was finished, given up or found expired; null until then, also in a run that only has lapsed. */
  readonly finishedAt: Date | null
}

/** What a run's state means for its labeler, in the words that stand on its page. */
export function runStateNote(run: NotedRun): string {
  switch (run.state) {
    case "open":
      return "Your answers are saved as you go. They count once you finish the run."
    case "finished":
      return "Finished. The run is settled as soon as all of its tasks are: other people or a moderator still decide some."
    case "settled":
      return run.isQualification
        ? "This was a qualification run: it decides whether you may label here."
        : "Settled."
    case "abandoned":
      return `${closingOf(run)} Its answers do not count${stakeOf(run)}, and its tasks ${run.finishedAt === null ? "go" : "went"} back to the queue.`
  }
}

function closingOf({ finishedAt, leaseExpiresAt }: NotedRun): string {
  return finishedAt !== null && finishedAt < leaseExpiresAt
    ? "You gave this run up."
    : "This run's time ran out."
}

function stakeOf({ stakePoints, finishedAt }: NotedRun): string {
  if (stakePoints === 0n) return ", nothing was staked"
  return `, its stake of ${stakePoints} points ${finishedAt === null ? "comes" : "came"} back whole`
}

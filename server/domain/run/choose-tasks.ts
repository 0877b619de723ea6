import { type OverlapRule, openPlaces } from "../label/decide"
import { type SeededRandom, seededRandom, shuffled } from "../seeded-random"

/** Runs in which one gold may be shown before it is known too widely and expires. */
export const maxGoldUses = 200

/** An open task whose answer is not known. */
export interface CandidateTask {
  readonly taskId: string
  readonly labelCount: number
  readonly leasedCount: number
}

export interface GoldTask {
  readonly taskId: string
  readonly goldUses: number
}

export interface TaskChoice {
  readonly candidates: readonly CandidateTask[]
  readonly golds: readonly GoldTask[]
  /** Tasks that this labeler has held or answered at any time. */
  readonly seenTaskIds: ReadonlySet<string>
  readonly rule: OverlapRule
  /** Places of the run, 1 or more. */
  readonly runSize: number
  /** Share of golds, in [0, 1]. */
  readonly goldShare: number
  /** Fixes the choice: the project's assignment seed with the run's id. */
  readonly seed: string
}

export interface ChosenTask {
  readonly taskId: string
  readonly isGold: boolean
}

/**
 * The tasks of a run, in the order in which they are shown. Tasks nearest to being settled come first (most labels
 * and leases), equal ones at random; golds are those least used, mixed in at random places. The number of golds is
 * the share of the run, its fraction decided by chance, and never more than the number of other tasks. A labeler
 * never gets a task twice. Fewer tasks than asked for when there are no more; none when only golds are left.
 */
export function chooseTasks(choice: TaskChoice): readonly ChosenTask[] {
  const random = seededRandom(`${choice.seed}:tasks`)
  const goldCount = drawGoldCount(choice, random)
  const golds = chooseGolds(choice, random)
  const open = chooseOpen(choice, random)
  const chosenGolds = golds.slice(0, goldCount)
  const chosenOpen = open.slice(0, choice.runSize - chosenGolds.length)
  const run: readonly ChosenTask[] = [
    ...chosenOpen.map(({ taskId }) => ({ taskId, isGold: false })),
    ...chosenGolds.slice(0, chosenOpen.length).map(({ taskId }) => ({ taskId, isGold: true })),
  ]
  return shuffled(run, random)
}

function drawGoldCount({ runSize, goldShare }: TaskChoice, random: SeededRandom): number {
  const wanted = runSize * goldShare
  const wantedDown = Math.floor(wanted)
  return random() < wanted - wantedDown ? wantedDown + 1 : wantedDown
}

function chooseGolds({ golds, seenTaskIds }: TaskChoice, random: SeededRandom): readonly GoldTask[] {
  const fresh = golds.filter(({ taskId, goldUses }) => goldUses < maxGoldUses && !seenTaskIds.has(taskId))
  return shuffled(sortedById(fresh), random).sort((a, b) => a.goldUses - b.goldUses)
}

function chooseOpen(
  { candidates, seenTaskIds, rule }: TaskChoice,
  random: SeededRandom,
): readonly CandidateTask[] {
  const open = candidates.filter(
    ({ taskId, labelCount, leasedCount }) =>
      !seenTaskIds.has(taskId) && openPlaces(labelCount, leasedCount, rule) > 0,
  )
  const begun = ({ labelCount, leasedCount }: CandidateTask) => labelCount + leasedCount
  return shuffled(sortedById(open), random).sort((a, b) => begun(b) - begun(a))
}

// The choice depends on the set of tasks, not on the order in which a database gives them.
function sortedById<Task extends { readonly taskId: string }>(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) => (a.taskId < b.taskId ? -1 : 1))
}

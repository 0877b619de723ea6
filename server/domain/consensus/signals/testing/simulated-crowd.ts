import { type SeededRandom, seededRandom } from "../../../seeded-random"
import { buildObservations, type Observation } from "../../observations"
import type { TimedAnswer } from "../signal"

/** How a simulated labeler answers. */
export interface SimulatedLabeler {
  readonly labelerId: string
  /** Chance of a right answer on an easy task; on a hard one it is half way to chance. */
  readonly accuracy: number
  /** Labelers with one leader give the leader's answers with this chance instead of their own. */
  readonly leaderId?: string
  readonly copyShare?: number
  readonly secondsPerAnswer?: number
}

export interface CrowdPlan {
  readonly seed: string
  readonly labelers: readonly SimulatedLabeler[]
  readonly taskCount: number
  readonly classCount: number
  /** Labels a task; all labelers where nothing is said. */
  readonly labelsPerTask?: number
  /** Share of tasks that mislead everybody alike. */
  readonly hardShare?: number
}

/** Labelers who work alone, each of one accuracy. */
export function honest(count: number, accuracy: number): readonly SimulatedLabeler[] {
  return Array.from({ length: count }, (_, place) => ({
    labelerId: `honest${String(place).padStart(3, "0")}`,
    accuracy,
  }))
}

/** Labelers who all give the answers of the first of them, with the chance given. */
export function ring(count: number, accuracy: number, copyShare: number): readonly SimulatedLabeler[] {
  return Array.from({ length: count }, (_, place) => ({
    labelerId: `ring${place}`,
    accuracy,
    ...(place === 0 ? {} : { leaderId: "ring0", copyShare }),
  }))
}

/** Labels of a crowd with their times, the same for the same plan. */
export function simulateCrowd(plan: CrowdPlan) {
  const random = seededRandom(plan.seed)
  const labels: Observation[] = []
  const timed: TimedAnswer[] = []
  const clocks = new Map<string, number>()
  for (let task = 0; task < plan.taskCount; task++) {
    const taskId = `t${String(task).padStart(5, "0")}`
    for (const { labeler, classIndex } of answersTo(plan, random)) {
      const { labelerId, secondsPerAnswer } = labeler
      const durationSeconds = secondsPerAnswer ?? 4 + 20 * random() * random()
      const answeredAtSeconds = (clocks.get(labelerId) ?? random() * 1000) + durationSeconds
      clocks.set(labelerId, answeredAtSeconds)
      labels.push({ taskId, labelerId, classIndex })
      const placeByClass = Array.from({ length: plan.classCount }, (_, k) => k)
      timed.push({ taskId, labelerId, durationSeconds, answeredAtSeconds, placeByClass })
    }
  }
  return { observations: buildObservations({ classCount: plan.classCount, labels }), timed }
}

function answersTo(plan: CrowdPlan, random: SeededRandom) {
  const { classCount, labelers, hardShare = 0, labelsPerTask = labelers.length } = plan
  const draw = (below: number) => Math.floor(random() * below)
  const truth = draw(classCount)
  const isHard = random() < hardShare
  const own = new Map<string, number>()
  for (const { labelerId, accuracy } of labelers) {
    const rightShare = isHard ? (accuracy + 1 / classCount) / 2 : accuracy
    own.set(labelerId, random() < rightShare ? truth : (truth + 1 + draw(classCount - 1)) % classCount)
  }
  const start = draw(labelers.length)
  return Array.from({ length: labelsPerTask }, (_, place) => {
    const labeler = labelers[(start + place) % labelers.length] as SimulatedLabeler
    const isCopied = labeler.leaderId !== undefined && random() < (labeler.copyShare ?? 1)
    const source = isCopied ? (labeler.leaderId ?? labeler.labelerId) : labeler.labelerId
    return { labeler, classIndex: own.get(source) ?? 0 }
  })
}

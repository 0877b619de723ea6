import { seededRandom } from "../seeded-random"
import { type Observations, observationsOf } from "./observations"

export interface SyntheticCrowd {
  readonly observations: Observations
  /** The class that each task was given, by task. */
  readonly truths: Int32Array
}

const labelsPerTask = 5
const labelsPerLabeler = 500
const spammerShare = 0.1

/**
 * A made-up crowd for measurements, where real labels may not be shipped: 5 labels a task by different labelers,
 * about 500 a labeler; one labeler in ten answers at random, the others are right in 60 to 95 of 100 cases and err
 * toward a class of their own. Tasks, labelers and classes are drawn independently, so no labeler is tied to a class.
 * @param labelCount rounded up to whole tasks; 5 or more
 */
export function makeSyntheticCrowd(labelCount: number, classCount: number): SyntheticCrowd {
  const random = seededRandom(`crowd ${labelCount} ${classCount}`)
  const draw = (below: number) => Math.floor(random() * below)
  const taskCount = Math.ceil(labelCount / labelsPerTask)
  const labelerCount = Math.max(2 * labelsPerTask, Math.round(labelCount / labelsPerLabeler))
  const chances = Array.from({ length: labelerCount }, () =>
    random() < spammerShare ? 0 : 0.6 + 0.35 * random(),
  )
  const lures = Array.from({ length: labelerCount }, () => draw(classCount))
  const labelerIndexes = new Int32Array(taskCount * labelsPerTask)
  const classIndexes = new Int32Array(taskCount * labelsPerTask)
  const truths = new Int32Array(taskCount)
  const chosen = new Set<number>()
  for (let task = 0; task < taskCount; task++) {
    const truth = draw(classCount)
    truths[task] = truth
    chosen.clear()
    while (chosen.size < labelsPerTask) chosen.add(draw(labelerCount))
    for (const [place, labeler] of [...chosen].sort((a, b) => a - b).entries()) {
      const chance = chances[labeler] ?? 0
      const error = chance > 0 && random() < 0.5 ? (lures[labeler] ?? 0) : draw(classCount)
      labelerIndexes[task * labelsPerTask + place] = labeler
      classIndexes[task * labelsPerTask + place] = random() < chance ? truth : error
    }
  }
  const taskStarts = Int32Array.from({ length: taskCount + 1 }, (_, task) => task * labelsPerTask)
  const taskIds = numbered("t", taskCount)
  const labelerIds = numbered("l", labelerCount)
  return {
    truths,
    observations: observationsOf({
      classCount,
      taskIds,
      labelerIds,
      taskStarts,
      labelerIndexes,
      classIndexes,
    }),
  }
}

/** Ids whose order as texts is their order as numbers. */
function numbered(letter: string, count: number): readonly string[] {
  const width = String(count).length
  return Array.from({ length: count }, (_, place) => `${letter}${String(place).padStart(width, "0")}`)
}

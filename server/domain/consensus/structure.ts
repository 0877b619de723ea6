import type { Observations } from "./observations"

/** Rounds of looking at one's neighbours; after two, labels of real crowds are nearly all told apart. */
const rounds = 2

/**
 * A number for each label that comes from its place among the others alone: how many share its task, how many of them
 * agree, how many labels its labeler gave, and the same of its neighbours (colour refinement, Weisfeiler and Leman
 * 1968). It does not change when tasks, labelers or classes get other names or another order; sums modulo 2^32 are
 * the same in any order. For drawing parts of the labels without drawing by name.
 */
export function structureNumbers(observations: Observations): Uint32Array {
  const { classCount, taskIds, labelerIds, taskStarts, labelerIndexes, classIndexes } = observations
  const numbers = new Uint32Array(classIndexes.length)
  const tally = new Int32Array(classCount)
  const ofTask = new Uint32Array(taskIds.length)
  const ofLabeler = new Uint32Array(labelerIds.length)
  const eachLabel = (visit: (label: number, task: number, labeler: number) => void) => {
    for (let task = 0; task < taskIds.length; task++) {
      const end = taskStarts[task + 1] as number
      for (let label = taskStarts[task] as number; label < end; label++)
        visit(label, task, labelerIndexes[label] as number)
    }
  }
  for (let task = 0; task < taskIds.length; task++) {
    const start = taskStarts[task] as number
    const end = taskStarts[task + 1] as number
    tally.fill(0)
    for (let label = start; label < end; label++) {
      const k = classIndexes[label] as number
      tally[k] = (tally[k] as number) + 1
    }
    for (let label = start; label < end; label++) {
      numbers[label] = mixed(end - start, tally[classIndexes[label] as number] as number)
    }
  }
  for (let round = 0; round < rounds; round++) {
    ofLabeler.fill(round)
    eachLabel((label, _task, labeler) => {
      ofLabeler[labeler] = (ofLabeler[labeler] as number) + mixed(numbers[label] as number, 1)
    })
    ofTask.fill(round)
    eachLabel((label, task, labeler) => {
      const seen = mixed(numbers[label] as number, ofLabeler[labeler] as number)
      ofTask[task] = (ofTask[task] as number) + seen
    })
    eachLabel((label, task, labeler) => {
      const place = mixed(ofTask[task] as number, ofLabeler[labeler] as number)
      numbers[label] = mixed(numbers[label] as number, place)
    })
  }
  return numbers
}

/** Two numbers made into one, spread over 32 bits (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function mixed(a: number, b: number): number {
  let hash = (Math.imul(a, 0x9e3779b1) + b) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

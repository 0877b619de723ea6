import { wordsOf } from "../agreement/word-error"
import { closeness, type MergedText, mergeTexts } from "./merge-texts"

/** One labeler's text for a task. */
export interface TextAnswer {
  readonly taskId: string
  readonly labelerId: string
  readonly text: string
}

/** Texts of all tasks with the labelers' skills that they were weighed by. */
export interface TextFit {
  readonly texts: ReadonlyMap<string, MergedText>
  /** By labeler: how close the texts come to those of others on the same tasks, in [0, 1]. */
  readonly skills: ReadonlyMap<string, number>
}

/** Texts that everybody is taken to have given before anything is known, and how close they came. */
const priorTexts = 10
const priorSkill = 0.5

/**
 * Merges the texts of many tasks and finds out whom to trust by itself: by how close each one's texts come to those of
 * others on the same tasks, pulled toward the middle while there are few. Deterministic: tasks and labelers in the order
 * of their ids. Time is the pairs of texts on a task times the product of their lengths.
 */
export function fitTexts(answers: readonly TextAnswer[]): TextFit {
  const sorted = [...answers].sort((a, b) => compare(a.taskId, b.taskId) || compare(a.labelerId, b.labelerId))
  const byTask = new Map<string, TextAnswer[]>()
  for (const answer of sorted) {
    const others = byTask.get(answer.taskId)
    if (others === undefined) byTask.set(answer.taskId, [answer])
    else others.push(answer)
  }
  const skills = learnSkills([...byTask.values()])
  const texts = [...byTask].map(([taskId, ofTask]): [string, MergedText] => [
    taskId,
    mergeTexts(
      ofTask.map(({ labelerId, text }) => ({
        labelerId,
        skill: skills.get(labelerId) ?? priorSkill,
        answer: text,
      })),
    ),
  ])
  return { texts: new Map(texts), skills }
}

function learnSkills(tasks: readonly (readonly TextAnswer[])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { close: number; count: number }>()
  for (const answers of tasks) {
    const texts = answers.map(({ labelerId, text }) => ({ labelerId, words: wordsOf(text) }))
    for (const [own, { labelerId, words }] of texts.entries()) {
      const others = texts.filter((_, place) => place !== own)
      if (others.length === 0) continue
      const close = others.reduce((sum, other) => sum + closeness(words, other.words), 0) / others.length
      const before = sums.get(labelerId) ?? { close: 0, count: 0 }
      sums.set(labelerId, { close: before.close + close, count: before.count + 1 })
    }
  }
  return new Map(
    [...sums].map(([labelerId, { close, count }]) => [
      labelerId,
      (close + priorTexts * priorSkill) / (count + priorTexts),
    ]),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

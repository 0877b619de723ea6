import { isReplaced } from "./check-settlements"
import { compare, type Difference, firstDifference } from "./difference"
import type { ReleaseLine, TaskLine } from "./lines"
import type { Placed } from "./read"
import type { Scene } from "./scene"

/**
 * What every release froze of an answer's points is what the answer has, or nothing where its run was not settled when
 * the release was cut: a whole run waits or none of it. Points that an appeal or a retired gold has changed since are
 * taken as published.
 */
export function checkReleases(scene: Scene): Difference | null {
  const known = new Set(scene.releases.map(({ release }) => release))
  return (
    firstDifference(scene.tasks, ({ task, line, frozenPoints = {} }) => {
      const unknown = Object.keys(frozenPoints).find((release) => !known.has(release))
      return unknown === undefined ? null : compare({ line, place: task }, "no such release", unknown)
    }) ?? firstDifference(scene.releases, (release) => checkRelease(scene, release))
  )
}

function checkRelease(scene: Scene, { release, line, taskCount }: Placed<ReleaseLine>): Difference | null {
  const tasks = scene.tasks.filter(({ frozenPoints }) => frozenPoints?.[release] !== undefined)
  // Of every run whether it was settled then, by the first of its answers that tells.
  const wasSettled = new Map<string, boolean>()
  return (
    compare({ line, place: `${release}, tasks` }, tasks.length, taskCount) ??
    firstDifference(tasks, (task) => checkTask(scene, task, release, wasSettled))
  )
}

function checkTask(
  scene: Scene,
  task: Placed<TaskLine>,
  release: string,
  wasSettled: Map<string, boolean>,
): Difference | null {
  const frozen = task.frozenPoints?.[release] ?? []
  const { line, answers } = task
  for (const [index, published] of frozen.entries()) {
    const at = { line, place: `${task.task}, answer ${index + 1}, points in ${release}` }
    const answer = answers[index]
    if (answer === undefined) return compare(at, "no such answer", published)
    if (isReplaced(task) || scene.runOf.get(answer.run)?.firstSettlementPoints != null) continue
    if (answer.points === "0" && published === "0") continue
    const isSettled = wasSettled.get(answer.run) ?? published !== "0"
    wasSettled.set(answer.run, isSettled)
    const difference = compare(at, isSettled ? answer.points : "0", published)
    if (difference !== null) return difference
  }
  return null
}

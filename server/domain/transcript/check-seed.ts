import { isDrawnForSecondLook } from "../appeal/second-look"
import { kinds } from "../kinds/registry"
import { goldCommitment } from "../project/gold-commitment"
import { seededRandom, shuffled } from "../seeded-random"
import { compare, type Difference, firstDifference } from "./difference"
import type { RunLine, TaskLine } from "./lines"
import type { Placed } from "./read"
import type { Scene } from "./scene"

/** Golds, their answers and the seed are those whose salted hash was published before the first run. */
export function checkGolds({ header, tasks, read }: Scene): Difference | null {
  const { projectId, assignmentSeed, goldSalt: salt, goldCommitment: published } = header
  const golds = tasks.flatMap(({ task: taskId, gold }) =>
    gold === null ? [] : [{ taskId, answer: read(gold).answer }],
  )
  const place = "the commitment to golds and seed"
  return compare({ line: 1, place }, goldCommitment({ projectId, assignmentSeed, salt, golds }), published)
}

/**
 * The order in which a run's tasks were shown, golds among them, and the side on which each comparison stood follow
 * from the revealed seed. Runs of a replay name their tasks; there the sides stand as listed. And by the same seed
 * every verdict was drawn for a second look, or was not.
 */
export function checkSeed(scene: Scene): Difference | null {
  return (
    firstDifference(scene.runs, (run) => checkDealing(scene, run)) ??
    firstDifference(scene.tasks, (task) =>
      firstDifference(task.verdicts, (given) => checkDraw(scene, task, given)),
    )
  )
}

type GivenVerdict = TaskLine["verdicts"][number]

/** One that was drawn is looked at again, unless it was taken back; one that was not drawn is not. */
function checkDraw({ header }: Scene, { line }: Placed<TaskLine>, given: GivenVerdict): Difference | null {
  const share = header.settings.secondLookShare
  const { verdict, secondLook, decision, isUndone } = given
  // Files from before draws were published say neither.
  if (share === undefined || verdict === undefined || secondLook === undefined) return null
  const isDrawn = decision === "label" && isDrawnForSecondLook(header.assignmentSeed, verdict, share)
  if (isDrawn && isUndone) return null
  return compare({ line, place: `${verdict}, drawn for a second look` }, isDrawn, secondLook !== null)
}

function checkDealing({ header }: Scene, { run, line, isDealt, places }: Placed<RunLine>): Difference | null {
  const seed = header.assignmentSeed
  const listed = places.map((one) => one.task)
  const dealt = isDealt ? shuffled([...listed].sort(), seededRandom(`${seed}:${run}:order`)) : listed
  for (const [index, { task, assignment, isSwapped }] of places.entries()) {
    const place = `${run}, place ${index + 1}`
    const turned = isDealt && kinds[header.kind].presentation(`${seed}:${assignment}`).isSwapped
    const difference =
      compare({ line, place }, dealt[index] ?? null, task) ??
      compare({ line, place: `${place}, sides` }, sidesOf(turned), sidesOf(isSwapped))
    if (difference !== null) return difference
  }
  return null
}

function sidesOf(isSwapped: boolean): string {
  return isSwapped ? "turned round" : "as listed"
}

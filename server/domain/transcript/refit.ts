import { type ConsensusMethod, consensusMethods, type Fit, fitConsensus } from "../consensus/fit"
import { keepLabels } from "../consensus/keep-labels"
import { buildObservations, type Observations, withGoldClasses } from "../consensus/observations"
import type { FitLine } from "./lines"
import type { Placed } from "./read"
import type { Scene } from "./scene"

/** A full fit made anew, with what it was made of. */
export interface Refit {
  readonly line: Placed<FitLine> | null
  /** Null for a method that nobody knows. */
  readonly fit: Fit | null
  readonly observations: Observations | null
  /** Where the fit has a task; undefined for one that it has not. */
  taskPlace(task: string): number | undefined
  labelerPlace(name: string): number | undefined
}

/** Before the first fit. */
export const noFit: Refit = {
  line: null,
  fit: null,
  observations: null,
  taskPlace: () => undefined,
  labelerPlace: () => undefined,
}

/**
 * Makes the full fits of a transcript, each over the answers that it had read and the golds that were golds then. All
 * answers are put in order once.
 */
export function openRefits(scene: Scene): (line: Placed<FitLine>) => Refit {
  let opened: ReturnType<typeof orderAnswers> | null = null
  return (line) => {
    opened ??= orderAnswers(scene)
    const { all, fits, taskPlaces, labelerPlaces } = opened
    const kept = keepLabels(
      withGoldClasses(all, goldsAt(scene, all, line.number)),
      Uint8Array.from(fits, (fit) => (fit <= line.number ? 1 : 0)),
    )
    const { observations } = kept
    const within = (places: Int32Array, index: number | undefined) => {
      const place = index === undefined ? -1 : (places[index] ?? -1)
      return place < 0 ? undefined : place
    }
    return {
      line,
      observations,
      fit: isKnown(line.method) ? fitConsensus(line.method, observations) : null,
      taskPlace: (task) => within(kept.taskPlaces, taskPlaces.get(task)),
      labelerPlace: (name) => within(kept.labelerPlaces, labelerPlaces.get(name)),
    }
  }
}

function isKnown(method: string): method is ConsensusMethod {
  return consensusMethods.some((known) => known === method)
}

/** All answers in order, and of each the first fit that read it. */
function orderAnswers(scene: Scene) {
  const given = scene.given()
  const all = buildObservations({ classCount: scene.classCount, labels: given })
  const taskPlaces = new Map(all.taskIds.map((taskId, place) => [taskId, place]))
  const labelerPlaces = new Map(all.labelerIds.map((name, place) => [name, place]))
  const fits = new Int32Array(given.length)
  for (const { taskId, labelerId, fit } of given) {
    const labeler = labelerPlaces.get(labelerId)
    let label = all.taskStarts[taskPlaces.get(taskId) ?? 0] ?? 0
    while (all.labelerIndexes[label] !== labeler) label++
    fits[label] = fit
  }
  return { all, fits, taskPlaces, labelerPlaces }
}

/** By task: the class of its gold, as long as it was one. */
function goldsAt(scene: Scene, { taskIds }: Observations, number: number): Int32Array {
  return Int32Array.from(taskIds, (taskId) => {
    const { gold, goldRetiredAfterFit: last } = scene.taskOf.get(taskId) ?? { gold: null }
    return gold === null || (last != null && number > last) ? -1 : scene.read(gold).classIndex
  })
}

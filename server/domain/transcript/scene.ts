import { type Answer, kinds, readAnswer } from "../kinds/registry"
import type { RunLine, TaskLine } from "./lines"
import type { Placed, ProjectTranscript } from "./read"

type RawAnswer = TaskLine["answers"][number]["answer"]

/** An answer read by its kind. */
export interface KnownAnswer {
  readonly answer: Answer
  readonly classIndex: number
}

/** A transcript with what every check looks up in it. */
export interface Scene extends ProjectTranscript {
  readonly classCount: number
  readonly taskOf: ReadonlyMap<string, Placed<TaskLine>>
  readonly runOf: ReadonlyMap<string, Placed<RunLine>>
  /** The name of whoever took a run. @throws RangeError for a run that is not there */
  labelerOf(run: string): string
  /** @throws DomainError BAD_INPUT for an answer that the question does not allow */
  read(answer: RawAnswer): KnownAnswer
}

export function openScene(transcript: ProjectTranscript): Scene {
  const { header, config, runs, tasks } = transcript
  const kind = kinds[header.kind]
  const runOf = new Map(runs.map((run) => [run.run, run]))
  const known = new Map<string, KnownAnswer>()
  return {
    ...transcript,
    classCount: kind.classes(config).length,
    taskOf: new Map(tasks.map((task) => [task.task, task])),
    runOf,
    labelerOf(run) {
      const found = runOf.get(run)
      if (found === undefined) throw new RangeError(`the transcript has no run ${run}`)
      return found.labeler
    },
    // A project has few different answers, and reading one by its schema costs more than looking it up.
    read(raw) {
      const key = JSON.stringify(raw)
      const found = known.get(key)
      if (found !== undefined) return found
      const answer = readAnswer(header.kind, config, raw)
      const made = { answer, classIndex: kind.toClassIndex(config, answer) }
      known.set(key, made)
      return made
    },
  }
}

import { type Answer, kinds, readAnswer } from "../kinds/registry"
import type { RunLine, TaskLine } from "./lines"
import type { Placed, ProjectTranscript } from "./read"

type RawAnswer = TaskLine["answers"][number]["answer"]

/** An answer read by its kind. */
export interface KnownAnswer {
  readonly answer: Answer
  readonly classIndex: number
}

/** An answer with whose it is and what it says, found once for all checks. */
export interface GivenAnswer {
  readonly taskId: string
  readonly labelerId: string
  readonly classIndex: number
  /** The first full fit that read it. */
  readonly fit: number
}

/** A transcript with what every check looks up in it. */
export interface Scene extends ProjectTranscript {
  readonly classCount: number
  readonly taskOf: ReadonlyMap<string, Placed<TaskLine>>
  readonly runOf: ReadonlyMap<string, Placed<RunLine>>
  /**
   * Every answer, by task and place.
   * @throws RangeError, DomainError where one names a run that is not there or says what cannot be said
   */
  given(): readonly GivenAnswer[]
  /** By run and task. */
  readonly answerOf: ReadonlyMap<string, ReadonlyMap<string, TaskLine["answers"][number]>>
  /** The name of whoever took a run. @throws RangeError for a run that is not there */
  labelerOf(run: string): string
  /** @throws DomainError BAD_INPUT for an answer that the question does not allow */
  read(answer: RawAnswer): KnownAnswer
}

export function openScene(transcript: ProjectTranscript): Scene {
  const { header, config, runs, tasks } = transcript
  const runOf = new Map(runs.map((run) => [run.run, run]))
  const read = answerReader(transcript)
  const labelerOf = (run: string) => {
    const found = runOf.get(run)
    if (found === undefined) throw new RangeError(`the transcript has no run ${run}`)
    return found.labeler
  }
  let given: readonly GivenAnswer[] | null = null
  return {
    ...transcript,
    classCount: kinds[header.kind].classes(config).length,
    taskOf: new Map(tasks.map((task) => [task.task, task])),
    runOf,
    given() {
      given ??= tasks.flatMap(({ task: taskId, answers }) =>
        answers.map(({ run, answer, fit }) => {
          const { classIndex } = read(answer)
          return { taskId, labelerId: labelerOf(run), classIndex, fit }
        }),
      )
      return given
    },
    answerOf: answersByRun(tasks),
    labelerOf,
    read,
  }
}

// A project has few different answers, and reading one by its schema costs more than looking it up.
function answerReader({ header, config }: ProjectTranscript): Scene["read"] {
  const known = new Map<string, KnownAnswer>()
  return (raw) => {
    const key = JSON.stringify(raw)
    const found = known.get(key)
    if (found !== undefined) return found
    const answer = readAnswer(header.kind, config, raw)
    const made = { answer, classIndex: kinds[header.kind].toClassIndex(config, answer) }
    known.set(key, made)
    return made
  }
}

function answersByRun(tasks: readonly TaskLine[]): Scene["answerOf"] {
  const byRun = new Map<string, Map<string, TaskLine["answers"][number]>>()
  for (const { task, answers } of tasks) {
    for (const answer of answers) {
      const own = byRun.get(answer.run)
      if (own === undefined) byRun.set(answer.run, new Map([[task, answer]]))
      else own.set(task, answer)
    }
  }
  return byRun
}

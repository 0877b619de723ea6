import { fitConsensus, methodFor, posteriorOf } from "../../consensus/fit"
import { incrementalPosterior } from "../../consensus/incremental"
import { buildObservations } from "../../consensus/observations"
import { estimateSkill, gatherEvidence } from "../../consensus/skill"
import { choiceConfigSchema } from "../../kinds/choice/config"
import { certainPosterior } from "../../kinds/nominal"
import { kinds } from "../../kinds/registry"
import { decideLabel } from "../../label/decide"
import { goldCommitment } from "../../project/gold-commitment"
import { settleRun } from "../../run/settlement"
import { distributeSlash } from "../../run/slash-distribution"
import { seededRandom, shuffled } from "../../seeded-random"
import {
  type DistributionLine,
  type FitLine,
  type HeaderLine,
  type LabelerLine,
  projectFormat,
  type RunLine,
  type TaskLine,
  type TranscriptLine,
} from "../lines"
import { openTranscriptWriter } from "../write"

/** How large a made-up project is. Answers come five a task. */
export interface ProjectSize {
  readonly taskCount: number
  readonly labelerCount: number
  /** Tasks of a run, all by one labeler. */
  readonly runSize: number
  /** Full fits at these shares of the answers; the last one is the closing's. */
  readonly fitShares: readonly number[]
}

const labelsPerTask = 5
const seed = `0x${"5e".repeat(32)}` as const
const salt = `0x${"5a".repeat(32)}` as const
const config = choiceConfigSchema.parse({
  options: ["yes", "no", "maybe"].map((id) => ({ id, name: id })),
})
const settings = {
  ...{ minLabels: 3, maxLabels: 5, targetConfidence: 0.9, goldShare: 0.1, runSize: 10 },
  ...{ rewardPoints: "10", maxStakePoints: "40", targetScore: 0.7 },
}
const classCount = 3
const optionOf = (classIndex: number) => ({ optionIds: [config.options[classIndex]?.id ?? ""] })
const numbered = (prefix: string, place: number) => `${prefix}_${String(place).padStart(7, "0")}`

interface Given {
  readonly task: number
  readonly labeler: number
  readonly classIndex: number
  run: number
  fit: number
}

/**
 * Every line of a project that never was: real fits, labels, credits, settlements and slashes, made by the rules of
 * the domain, from a fixed seed. One labeler in ten answers at random.
 */
export function makeProjectLines(size: ProjectSize): readonly TranscriptLine[] {
  const answers = makeAnswers(size)
  const golds = new Map(
    Array.from({ length: size.taskCount }, (_, task) => task)
      .filter((task) => task % 10 === 0)
      .map((task) => [task, task % classCount]),
  )
  const { fits, labels, skills } = makeConsensus(size, answers, golds)
  const runs = makeRuns(size, answers)
  const tasks = makeTasks(size, answers, golds, labels)
  const waiting = payRuns(runs, tasks)
  const labelers = makeLabelers(tasks, runs, skills)
  const distributions = distribute(waiting, labelers)
  return [makeHeader(golds), ...labelers, ...fits, ...runs, ...tasks, ...distributions]
}

/** Lines as the bytes of a file. */
export function fileOf(lines: readonly TranscriptLine[]): Uint8Array {
  const writer = openTranscriptWriter()
  const parts = [...lines.map((line) => writer.write(line)), writer.end().bytes]
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

function makeAnswers({ taskCount, labelerCount, fitShares }: ProjectSize): readonly Given[] {
  const random = seededRandom(`project ${taskCount}`)
  const count = taskCount * labelsPerTask
  return Array.from({ length: count }, (_, place) => {
    const task = place % taskCount
    const round = Math.floor(place / taskCount)
    const labeler = (task * 7 + round * 3) % labelerCount
    const isRight = labeler % 10 !== 0 && random() < 0.8
    const classIndex = isRight ? task % classCount : Math.floor(random() * classCount)
    const fit = fitShares.findIndex((share) => (place + 1) / count <= share) + 1
    return { task, labeler, classIndex, run: 0, fit }
  })
}

type Label = NonNullable<TaskLine["label"]>

function makeConsensus(size: ProjectSize, answers: readonly Given[], golds: ReadonlyMap<number, number>) {
  const fits: FitLine[] = []
  const labels = new Map<number, Label>()
  const skills = new Map<string, LabelerLine["skill"]>()
  const goldClasses = new Map([...golds].map(([task, known]) => [numbered("tsk", task), known]))
  for (const [place] of size.fitShares.entries()) {
    const number = place + 1
    const isLast = number === size.fitShares.length
    const read = answers.filter(({ fit }) => fit <= number)
    const observations = buildObservations({
      classCount,
      goldClasses,
      labels: read.map(({ task, labeler, classIndex }) => ({
        ...{ taskId: numbered("tsk", task), labelerId: numbered("lab", labeler), classIndex },
      })),
    })
    const method = methodFor(read.length)
    const fit = fitConsensus(method, observations)
    fits.push({
      ...{ type: "fit", number, method, answerCount: read.length },
      ...{ iterations: fit.iterations, isConverged: fit.isConverged, classPriors: [...fit.classPriors] },
    })
    for (const [row, taskId] of observations.taskIds.entries()) {
      const task = Number(taskId.slice(4))
      if (golds.has(task) || labels.has(task)) continue
      const answerCount = (observations.taskStarts[row + 1] ?? 0) - (observations.taskStarts[row] ?? 0)
      settleIfSure(labels, task, {
        ...{ source: "consensus", method, fit: number, answerCount },
        posterior: posteriorOf(fit, classCount, row),
        isLast,
      })
    }
    if (!isLast) weighNext(labels, golds, answers, { number, fit, observations })
    for (const [row, skill] of gatherEvidence(observations, fit).map(estimateSkill).entries()) {
      skills.set(observations.labelerIds[row] ?? "", skill)
    }
  }
  return { fits, labels, skills }
}

type Weighed = Omit<Label, "answer" | "confidence"> & { readonly isLast: boolean }

function settleIfSure(labels: Map<number, Label>, task: number, weighed: Weighed): void {
  const { isLast, ...label } = weighed
  const evidence = { posterior: label.posterior, labelCount: label.answerCount }
  if (decideLabel(evidence, settings, isLast).kind !== "settle") return
  const { confidence, classIndex } = kinds.choice.settle(config, label.posterior)
  labels.set(task, { ...label, confidence, answer: optionOf(classIndex) })
}

/** Between two fits: the first tasks that get their third answer are weighed at once by the skills as they are. */
function weighNext(
  labels: Map<number, Label>,
  golds: ReadonlyMap<number, number>,
  answers: readonly Given[],
  known: {
    readonly number: number
    readonly fit: ReturnType<typeof fitConsensus>
    readonly observations: ReturnType<typeof buildObservations>
  },
): void {
  const { number, fit, observations } = known
  const places = new Map(observations.labelerIds.map((name, place) => [name, place]))
  const cells = classCount * classCount
  const next = answers.filter((answer) => answer.fit === number + 1)
  for (const { task } of next.slice(0, 200)) {
    if (golds.has(task) || labels.has(task)) continue
    const own = answers.filter((answer) => answer.task === task && answer.fit <= number + 1)
    const posterior = incrementalPosterior({
      labels: own.map(({ labeler, classIndex }) => {
        const labelerId = numbered("lab", labeler)
        const place = places.get(labelerId)
        const confusion =
          place === undefined ? null : fit.skills.confusions.subarray(place * cells, (place + 1) * cells)
        return { labelerId, classIndex, confusion }
      }),
      classPriors: fit.classPriors,
      unknownConfusion: fit.skills.pooledConfusion,
    })
    settleIfSure(labels, task, {
      ...{ source: "consensus", method: "incremental", fit: number, answerCount: own.length },
      ...{ posterior, isLast: false },
    })
  }
}

function makeRuns({ runSize, labelerCount }: ProjectSize, answers: readonly Given[]): RunLine[] {
  const runs: RunLine[] = []
  const byLabeler = Array.from({ length: labelerCount }, (): Given[] => [])
  for (const answer of answers) byLabeler[answer.labeler]?.push(answer)
  for (const [labeler, given] of byLabeler.entries()) {
    for (let from = 0; from < given.length; from += runSize) {
      const number = runs.length
      const run = numbered("run", number)
      const own = given.slice(from, from + runSize)
      for (const answer of own) answer.run = number
      const listed = own.map(({ task }) => numbered("tsk", task)).sort()
      const order = shuffled(listed, seededRandom(`${seed}:${run}:order`))
      runs.push({
        ...{ type: "run", run, labeler: numbered("lab", labeler), isDealt: true },
        ...{ stakePoints: number % 3 === 0 ? "20" : "0", maxStakePoints: "40", rewardPoints: "10" },
        places: order.map((task, place) => ({
          ...{ task, assignment: numbered("asg", number * 100 + place), state: "answered", isSwapped: false },
        })),
        ...{ firstSettlementPoints: null, settlement: null, slash: null },
      })
    }
  }
  return runs
}

function makeTasks(
  { taskCount }: ProjectSize,
  answers: readonly Given[],
  golds: ReadonlyMap<number, number>,
  labels: ReadonlyMap<number, Label>,
): TaskLine[] {
  const given = Array.from({ length: taskCount }, (): Given[] => [])
  for (const answer of answers) given[answer.task]?.push(answer)
  return given.map((own, task): TaskLine => {
    const gold = golds.get(task)
    const label = gold === undefined ? labels.get(task) : goldLabel(gold, own.length)
    return {
      ...{ type: "task", task: numbered("tsk", task), items: `0x${"1e".repeat(32)}` },
      state: label === undefined ? "escalated" : "settled",
      gold: gold === undefined ? null : optionOf(gold),
      ...{
        isTraining: false,
        isOverturned: false,
        goldRetiredAfterFit: null,
        label: label ?? null,
        verdicts: [],
      },
      answers: own.map(({ run, classIndex, fit }) => ({
        ...{ run: numbered("run", run), answer: optionOf(classIndex), fit, day: "2026-06-01", seconds: 12 },
        ...{ credit: null, points: "0" },
      })),
    }
  })
}

function goldLabel(classIndex: number, answerCount: number): Label {
  const posterior = certainPosterior(classCount, classIndex)
  return {
    ...{ source: "gold", method: "gold", fit: null, answer: optionOf(classIndex), confidence: 1 },
    ...{ posterior, answerCount },
  }
}

/** Settles every run whose tasks are all decided. @returns slashed points that nobody was right to get */
function payRuns(runs: readonly RunLine[], tasks: readonly TaskLine[]): bigint {
  const taskOf = new Map(tasks.map((task) => [task.task, task]))
  const labelerOf = new Map(runs.map(({ run, labeler }) => [run, labeler]))
  let waiting = 0n
  for (const line of runs) {
    const own = line.places.flatMap(({ task, assignment }) => {
      const found = taskOf.get(task)
      const answer = found?.answers.find(({ run }) => run === line.run)
      return found === undefined || answer === undefined ? [] : [{ task: found, assignment, answer }]
    })
    if (own.some(({ task }) => task.label === null)) continue
    for (const { task, answer } of own) {
      const place = kinds.choice.toClassIndex(config, { optionIds: answer.answer.optionIds as string[] })
      answer.credit = Math.round((task.label?.posterior[place] ?? 0) * 1e6) / 1e6
    }
    const settled = settleRun({
      answers: own.map(({ assignment, answer }) => ({
        ...{ assignmentId: assignment, rewardPoints: 10n, credit: answer.credit },
      })),
      ...{ skippedCount: 0, stakePoints: BigInt(line.stakePoints), maxStakePoints: 40n, targetScore: 0.7 },
    })
    line.settlement = {
      score: settled.score,
      settlementPoints: settled.settlementPoints.toString(),
      earnedPoints: settled.earnedPoints.toString(),
    }
    for (const { assignment, answer } of own) {
      const earned = settled.lines.find((one) => one.assignmentId === assignment)
      answer.points = (earned?.earnedPoints ?? 0n).toString()
    }
    if (settled.settlementPoints >= 0n) continue
    const { shares, undistributedPoints } = distributeSlash({
      ...{ runId: line.run, labelerId: line.labeler, slashedPoints: -settled.settlementPoints },
      answers: own.map(({ task, answer }) => ({ taskId: task.task, credit: answer.credit ?? 0 })),
      rightAnswers: own.flatMap(({ task }) =>
        task.answers
          .filter(({ answer }) => JSON.stringify(answer) === JSON.stringify(task.label?.answer))
          .map(({ run }) => ({ taskId: task.task, labelerId: labelerOf.get(run) ?? "" })),
      ),
    })
    waiting += undistributedPoints
    line.slash = {
      peers: Object.fromEntries(own.map(({ task }) => [task.task, task.answers.length])),
      shares: shares.map(({ labelerId, points }) => ({ labeler: labelerId, points: points.toString() })),
    }
  }
  return waiting
}

function makeLabelers(
  tasks: readonly TaskLine[],
  runs: readonly RunLine[],
  skills: ReadonlyMap<string, LabelerLine["skill"]>,
): LabelerLine[] {
  const labelerOf = new Map(runs.map(({ run, labeler }) => [run, labeler]))
  const sums = new Map<string, { count: number; points: bigint }>()
  for (const { answers } of tasks) {
    for (const { run, points } of answers) {
      const name = labelerOf.get(run) ?? ""
      const sum = sums.get(name) ?? { count: 0, points: 0n }
      sums.set(name, { count: sum.count + 1, points: sum.points + BigInt(points) })
    }
  }
  return [...skills].map(([name, skill]) => ({
    ...{ type: "labeler", name, skill, answerCount: sums.get(name)?.count ?? 0 },
    earnedPoints: (sums.get(name)?.points ?? 0n).toString(),
  }))
}

function distribute(waiting: bigint, labelers: readonly LabelerLine[]): DistributionLine[] {
  const [first] = labelers
  if (waiting === 0n || first === undefined) return []
  const points = waiting.toString()
  return [{ type: "distribution", points, shares: [{ labeler: first.name, points }] }]
}

function makeHeader(golds: ReadonlyMap<number, number>): HeaderLine {
  const set = {
    ...{ projectId: "prj_bench", assignmentSeed: seed, salt },
    golds: [...golds].map(([task, known]) => ({ taskId: numbered("tsk", task), answer: optionOf(known) })),
  }
  return {
    ...{ type: "header", format: projectFormat, chainId: 31337, registry: `0x${"7e".repeat(20)}` },
    ...{ poolOnChainId: `0x${"90".repeat(32)}`, poolId: "pool_bench", projectId: "prj_bench" },
    ...{ name: "Made up", question: "Is it so?", kind: "choice", config: structuredClone(config), settings },
    ...{ goldCommitment: goldCommitment(set), goldSalt: salt, assignmentSeed: seed },
    ...{ openedOn: "2026-06-01", closedOn: "2026-06-02", waitingPoints: "0" },
  }
}

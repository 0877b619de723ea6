import { certainPosterior } from "../kinds/nominal"
import { kinds } from "../kinds/registry"
import { settleRun } from "../run/settlement"
import { distributeSlash } from "../run/slash-distribution"
import { compare, type Difference, firstDifference } from "./difference"
import type { RunLine, TaskLine } from "./lines"
import type { Placed } from "./read"
import type { Scene } from "./scene"

type AnswerLine = TaskLine["answers"][number]

/** What a task came to: its gold or its label. Null while it has none. */
function settledOf(scene: Scene, { gold, goldRetiredAfterFit, label }: TaskLine) {
  if (gold !== null && goldRetiredAfterFit === null) {
    const { classIndex } = scene.read(gold)
    return { classIndex, posterior: certainPosterior(scene.classCount, classIndex) }
  }
  return label === null
    ? null
    : { classIndex: scene.read(label.answer).classIndex, posterior: label.posterior }
}

/** An appeal or a retired gold has changed what counts: runs that would have lost by it were left as they were. */
export function isReplaced({ isOverturned, goldRetiredAfterFit }: TaskLine): boolean {
  return isOverturned || goldRetiredAfterFit !== null
}

/**
 * Every answer's credit is what the posterior of its task says it is worth, to 1e-6. Those of a task whose answer was
 * replaced are left out.
 */
export function checkCredits(scene: Scene): Difference | null {
  const kind = kinds[scene.header.kind]
  return firstDifference(scene.tasks, (task) => {
    if (isReplaced(task)) return null
    const settled = settledOf(scene, task)
    for (const [index, { run, answer, credit }] of task.answers.entries()) {
      const isPaid = scene.runOf.get(run)?.settlement != null
      const worth =
        !isPaid || settled === null
          ? null
          : kind.credit(scene.config, scene.read(answer).answer, settled.posterior)
      const place = `${task.task}, answer ${index + 1}, credit`
      const difference = compare({ line: task.line, place }, worth, credit)
      if (difference !== null) return difference
    }
    return null
  })
}

/**
 * Every settled run earned, won or lost what the rule says; what it lost went to those who were right on the same
 * tasks; and no slashed point was lost on the way.
 */
export function checkSettlements(scene: Scene): Difference | null {
  return (
    checkPlaces(scene) ??
    firstDifference(scene.runs, (run) => checkRun(scene, run)) ??
    checkWaiting(scene) ??
    checkEarned(scene)
  )
}

/** Answers and the places of runs say the same: who answered what, once. */
function checkPlaces(scene: Scene): Difference | null {
  const answered = new Set(
    scene.runs.flatMap(({ run, places }) =>
      places.flatMap(({ task, state }) => (state === "answered" ? [`${run}:${task}`] : [])),
    ),
  )
  const difference = firstDifference(scene.tasks, ({ task, line, answers }) =>
    firstDifference(answers, ({ run }) =>
      answered.delete(`${run}:${task}`) ? null : compare({ line, place: task }, "no such answer", run),
    ),
  )
  const [left] = answered
  return difference ?? (left === undefined ? null : compare({ place: left }, "an answer", "none"))
}

function answerIn(scene: Scene, run: string, task: string): AnswerLine | undefined {
  return scene.answerOf.get(run)?.get(task)
}

function checkRun(scene: Scene, run: Placed<RunLine>): Difference | null {
  const answered = run.places.flatMap(({ task, assignment, state }) => {
    const answer = state === "answered" ? answerIn(scene, run.run, task) : undefined
    return answer === undefined ? [] : [{ task, assignment, answer }]
  })
  const at = (what: string) => ({ line: run.line, place: `${run.run}, ${what}` })
  if (run.settlement === null) {
    return firstDifference(answered, ({ answer }) => compare(at("points before its end"), "0", answer.points))
  }
  const settled = settleRun({
    answers: answered.map(({ assignment, answer }) => ({
      assignmentId: assignment,
      rewardPoints: BigInt(run.rewardPoints),
      credit: answer.credit,
    })),
    skippedCount: run.places.length - answered.length,
    stakePoints: BigInt(run.stakePoints),
    maxStakePoints: BigInt(run.maxStakePoints),
    targetScore: scene.header.settings.targetScore,
  })
  const earned = new Map(settled.lines.map((line) => [line.assignmentId, line.earnedPoints.toString()]))
  return (
    compare(at("score"), settled.score, run.settlement.score) ??
    compare(at("settlement"), settled.settlementPoints.toString(), run.settlement.settlementPoints) ??
    compare(at("points"), settled.earnedPoints.toString(), run.settlement.earnedPoints) ??
    firstDifference(answered, ({ task, assignment, answer }) =>
      compare(
        { line: scene.taskOf.get(task)?.line ?? run.line, place: `${task}, points of ${run.run}` },
        earned.get(assignment) ?? "0",
        answer.points,
      ),
    ) ??
    checkSlash(scene, run)
  )
}

/** What a run lost before an appeal had it settled anew was given out, and stays with those who got it. */
function lostBy({ firstSettlementPoints, settlement }: RunLine): bigint {
  const points = BigInt(firstSettlementPoints ?? settlement?.settlementPoints ?? "0")
  return points < 0n ? -points : 0n
}

function checkSlash(scene: Scene, run: Placed<RunLine>): Difference | null {
  const { slash, line } = run
  const slashedPoints = lostBy(run)
  const at = { line, place: `${run.run}, what it lost` }
  if (slash === null || slashedPoints === 0n) return compare(at, slashedPoints > 0n, slash !== null)
  // Who was right was told by the answer that stood then.
  const answered = run.places.filter(({ state }) => state === "answered")
  const isAltered = answered.some(({ task: taskId }) => {
    const task = scene.taskOf.get(taskId)
    return task !== undefined && isReplaced(task)
  })
  if (isAltered) return null
  const scored = run.places.flatMap(({ task, state }) => {
    const credit = state === "answered" ? answerIn(scene, run.run, task)?.credit : undefined
    return credit === undefined || credit === null ? [] : [{ taskId: task, credit }]
  })
  const { shares } = distributeSlash({
    runId: run.run,
    labelerId: run.labeler,
    slashedPoints,
    answers: scored,
    rightAnswers: scored.flatMap(({ taskId }) => rightOn(scene, taskId, slash.peers[taskId] ?? 0)),
  })
  const text = (list: readonly { readonly labeler: string; readonly points: string }[]) =>
    list.map(({ labeler, points }) => `${labeler} ${points}`).join(", ") || "nobody"
  return compare(
    at,
    text(shares.map(({ labelerId, points }) => ({ labeler: labelerId, points: points.toString() }))),
    text(slash.shares),
  )
}

/** Who was right among the first answers of a task. */
function rightOn(scene: Scene, taskId: string, peerCount: number) {
  const task = scene.taskOf.get(taskId)
  if (task === undefined) return []
  const right = settledOf(scene, task)?.classIndex
  return task.answers
    .slice(0, peerCount)
    .filter(({ answer }) => scene.read(answer).classIndex === right)
    .map(({ run }) => ({ taskId, labelerId: scene.labelerOf(run) }))
}

/** What nobody was right to get was given to all or waits still: slashed points come to what was given out. */
function checkWaiting({ header, runs, distributions }: Scene): Difference | null {
  let waiting = 0n
  for (const run of runs) if (run.slash !== null) waiting += lostBy(run) - sumOf(run.slash.shares)
  const wrong = firstDifference(distributions, ({ line, points, shares }) =>
    compare({ line, place: "what all labelers were given" }, sumOf(shares).toString(), points),
  )
  const given = distributions.reduce((sum, { points }) => sum + BigInt(points), 0n)
  return (
    wrong ??
    compare({ line: 1, place: "points that wait" }, (waiting - given).toString(), header.waitingPoints)
  )
}

/** What each labeler's answers earned in all. */
function checkEarned(scene: Scene): Difference | null {
  const earned = new Map<string, { points: bigint; count: number }>()
  for (const { answers } of scene.tasks) {
    for (const { run, points } of answers) {
      const name = scene.labelerOf(run)
      const sum = earned.get(name) ?? { points: 0n, count: 0 }
      earned.set(name, { points: sum.points + BigInt(points), count: sum.count + 1 })
    }
  }
  return firstDifference(scene.labelers, ({ name, line, answerCount, earnedPoints }) => {
    const sum = earned.get(name) ?? { points: 0n, count: 0 }
    return (
      compare({ line, place: `${name}, answers` }, sum.count, answerCount) ??
      compare({ line, place: `${name}, points` }, sum.points.toString(), earnedPoints)
    )
  })
}

function sumOf(shares: readonly { readonly points: string }[]): bigint {
  return shares.reduce((sum, { points }) => sum + BigInt(points), 0n)
}

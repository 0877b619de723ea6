import type { Id } from "@/server/domain/id"
import { readPoints } from "@/server/services/ledger/read-points"
import { answerRun } from "@/server/services/run/answer-run"
import { finishRun } from "@/server/services/run/finish-run"
import { openRun } from "@/server/services/run/open-run"
import { takeListed } from "@/server/services/run/take-listed"
import type { CorpusVote } from "./corpus"
import { openCorpusPerson, type SeedPerson } from "./people"
import { type PlannedRun, planRuns, type ReplayStep, stepsOf } from "./plan-runs"
import { doSideBySide } from "./side-by-side"
import type { Stage } from "./stage"

export interface ReplayPlan {
  readonly projectId: Id<"project">
  readonly votes: readonly CorpusVote[]
  /** The task that asks about a pair. */
  readonly taskOfPair: ReadonlyMap<string, Id<"task">>
  /** From the corpus's time to the demo's. */
  shift(time: Date): Date
  /** Whether the corpus's people may stake points. */
  readonly isStaking: boolean
  /** Workers who are somebody already. */
  readonly people?: ReadonlyMap<string, SeedPerson>
  onProgress?(doneVotes: number): void
}

export interface ReplayOutcome {
  readonly givenVotes: number
  /** Votes whose task had left the queue: adaptive overlap did not need them. */
  readonly unneededVotes: number
  readonly runs: number
  /** Seconds of real time spent in the verbs. */
  readonly seconds: number
}

/** People who act at the same time; more would only wait for the database. */
const peopleAtOnce = 6
/** Milliseconds by which what happens together lay apart at most. */
const togetherMs = 3_600_000

/**
 * Lets the corpus's people give their votes again, in the order and at the distances in which they really did,
 * through the verbs that the label room calls: take, open, answer, finish.
 */
export async function replayVotes(stage: Stage, plan: ReplayPlan): Promise<ReplayOutcome> {
  const startedAt = performance.now()
  const votesOf = countVotes(plan.votes)
  const labelers = new Map<string, SeedPerson>(plan.people)
  const taken = new Map<PlannedRun, TakenRun>()
  let givenVotes = 0
  let unneededVotes = 0
  const runs = planRuns(plan.votes)
  const doStep = async (step: ReplayStep): Promise<void> => {
    const labeler = await labelerOf(stage, labelers, step.run.worker, votesOf)
    if (step.kind === "take") {
      const run = await takeRun(stage, plan, labeler, step.run)
      unneededVotes += run.unneededVotes
      taken.set(step.run, run)
      return
    }
    const run = taken.get(step.run)
    taken.delete(step.run)
    const finishedVotes = run === undefined ? 0 : await finishTaken(stage, labeler, run)
    givenVotes += finishedVotes
  }
  const workJobs = workOneByOne(() => stage.runJobs())
  await doSideBySide(stepsOf(runs), {
    atOnce: peopleAtOnce,
    withinMs: togetherMs,
    timeOf: ({ at }) => at.getTime(),
    personOf: ({ run }) => run.worker,
    async doStep(step) {
      const at = plan.shift(step.at)
      await stage.clock.at(at, () => doStep(step))
      if (at > stage.clock.now()) stage.clock.set(at)
      await workJobs()
      plan.onProgress?.(givenVotes + unneededVotes)
    },
  })
  return { givenVotes, unneededVotes, runs: runs.length, seconds: (performance.now() - startedAt) / 1000 }
}

/** One worker for all: who comes while it works waits until it has looked again. */
function workOneByOne(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(work)
    return last
  }
}

interface TakenRun {
  readonly runId: Id<"run"> | null
  readonly answers: readonly { assignmentId: Id<"assignment">; vote: CorpusVote; isSwapped: boolean }[]
  readonly unneededVotes: number
}

async function takeRun(
  stage: Stage,
  plan: ReplayPlan,
  labeler: SeedPerson,
  run: PlannedRun,
): Promise<TakenRun> {
  const voteOfTask = new Map(run.votes.map((vote) => [taskOf(plan, vote), vote]))
  const stakePoints = plan.isStaking ? await chooseStake(stage, labeler) : 0n
  const { runId, assignments, refused } = await takeListed(stage.context({ kind: "job", name: "replay" }), {
    projectId: plan.projectId,
    labelerId: labeler.actor.accountId,
    taskIds: [...voteOfTask.keys()],
    stakePoints,
    readerRecipient: labeler.recipient,
  })
  if (runId !== null) await openRun(stage.context(labeler.actor), { runId })
  const answers = assignments.flatMap(({ assignmentId, taskId, isSwapped }) => {
    const vote = voteOfTask.get(taskId)
    return vote === undefined ? [] : [{ assignmentId, vote, isSwapped }]
  })
  return { runId, answers, unneededVotes: refused.length }
}

async function finishTaken(stage: Stage, labeler: SeedPerson, run: TakenRun): Promise<number> {
  if (run.runId === null) return 0
  const context = stage.context(labeler.actor)
  const answers = run.answers.map(({ assignmentId, vote, isSwapped }) => ({
    assignmentId,
    answer: { preferred: asShown(vote.choice, isSwapped) },
    ...(vote.reason ? { note: vote.reason } : {}),
  }))
  await answerRun(context, { runId: run.runId, answers })
  await finishRun(context, { runId: run.runId })
  return answers.length
}

function asShown(choice: CorpusVote["choice"], isSwapped: boolean): CorpusVote["choice"] {
  if (!isSwapped || choice === "equal") return choice
  return choice === "a" ? "b" : "a"
}

function taskOf(plan: ReplayPlan, vote: CorpusVote): Id<"task"> {
  const taskId = plan.taskOfPair.get(vote.pair)
  if (taskId === undefined) throw new Error(`No task asks about pair ${vote.pair}.`)
  return taskId
}

/** The corpus's people stake half of what they hold once they hold ten points, and never more than ten. */
async function chooseStake(stage: Stage, labeler: SeedPerson): Promise<bigint> {
  const { heldPoints } = await readPoints(stage.context(labeler.actor).db, labeler.actor.accountId)
  if (heldPoints < 10n) return 0n
  return heldPoints / 2n > 10n ? 10n : heldPoints / 2n
}

function countVotes(votes: readonly CorpusVote[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { worker } of votes) counts.set(worker, (counts.get(worker) ?? 0) + 1)
  return counts
}

/** Regulars have given themselves a name; passers-by have not. */
const regularVotes = 8

async function labelerOf(
  stage: Stage,
  known: Map<string, SeedPerson>,
  worker: string,
  votesOf: ReadonlyMap<string, number>,
): Promise<SeedPerson> {
  const found = known.get(worker)
  if (found !== undefined) return found
  const isRegular = (votesOf.get(worker) ?? 0) >= regularVotes
  const person = await openCorpusPerson(
    stage,
    worker,
    isRegular ? `Labeler ${worker.replace(/^w0*/, "")}` : null,
  )
  known.set(worker, person)
  return person
}

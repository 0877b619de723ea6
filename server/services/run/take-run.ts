import "server-only"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { newId, requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadProject } from "../project/standing"
import { ageRecipient } from "../review/open-case"
import { type CandidateSearch, findTraining } from "../task/find-candidates"
import { type LeasedTask, leaseTasks } from "../task/lease-tasks"
import { expireRun } from "./drop-run"
import { overlapRuleOf, readLabelerScene, refusalOf } from "./labeler-scene"
import { Crowded, leaseChosen } from "./lease-chosen"
import { startRun } from "./start-run"

export const takeRunInput = z.strictObject({
  projectId: idOf("project"),
  stakePoints: z.bigint().min(0n),
  size: z.int().min(1).max(50).optional(),
  /** The labeler's age recipient; the run's items are encrypted to it. */
  readerRecipient: ageRecipient,
})

/**
 * Takes a run of a project: its tasks are leased, its stake is locked, both or neither. Labelers choose the project,
 * never the tasks. A labeler who has yet to qualify gets training tasks, without a stake.
 */
export async function takeRun(
  context: ServiceContext,
  input: z.infer<typeof takeRunInput>,
): Promise<{ readonly runId: Id<"run">; readonly isQualification: boolean }> {
  requireCan(context, "run.take")
  const { accountId: labelerId } = requirePerson(context)
  const { project } = await loadProject(context, input.projectId)
  const scene = await readLabelerScene(context, project, labelerId)
  const refusal = refusalOf(project, scene, input.stakePoints)
  if (refusal !== null) throw refusal
  if (scene.lapsedRunId !== null) await expireRun(context, scene.lapsedRunId)
  const runId = newId(context, "run")
  const size = Math.min(input.size ?? project.runSize, project.runSize)
  const search: CandidateSearch = { projectId: project.id, labelerId, rule: overlapRuleOf(project), size }
  const terms = {
    runId,
    project,
    labelerId,
    stakePoints: input.stakePoints,
    maxStakePoints: scene.limit.maxStakePoints,
    isQualification: scene.isQualifying,
    readerRecipient: input.readerRecipient,
    isDealt: true,
  }
  await whenCrowdedWait((isWaiting) =>
    context.db.transaction(async (transaction) => {
      const leased = scene.isQualifying
        ? await leaseTraining(transaction, search)
        : await leaseChosen(transaction, search, project, `${project.assignmentSeed}:${runId}`, isWaiting)
      if (leased.length === 0) throw nothingLeft(scene.isQualifying)
      await startRun(context, transaction, terms, leased)
    }),
  )
  return { runId, isQualification: scene.isQualifying }
}

async function whenCrowdedWait(work: (isWaiting: boolean) => Promise<void>): Promise<void> {
  try {
    await work(false)
  } catch (error) {
    if (!(error instanceof Crowded)) throw error
    await work(true)
  }
}

async function leaseTraining(
  transaction: Transaction,
  search: CandidateSearch,
): Promise<readonly LeasedTask[]> {
  const taskIds = await findTraining(transaction, search)
  const wish = { taskIds, rule: search.rule, overlap: "adaptive", isWaiting: true } as const
  return inOrderOf(taskIds, (await leaseTasks(transaction, wish)).leased)
}

function inOrderOf(taskIds: readonly string[], leased: readonly LeasedTask[]): readonly LeasedTask[] {
  const places = new Map(taskIds.map((taskId, place) => [taskId, place]))
  return [...leased].sort((a, b) => (places.get(a.taskId) ?? 0) - (places.get(b.taskId) ?? 0))
}

function nothingLeft(isQualifying: boolean): DomainError {
  return isQualifying
    ? new DomainError("NOTHING_TO_DO", "There is no training task here that you have not done.")
    : new DomainError("NOTHING_TO_DO", "There is nothing left here for you now. Look into another project.")
}

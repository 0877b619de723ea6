import "server-only"
import { z } from "zod"
import type { Id } from "@/server/domain/id"
import { settleRun } from "@/server/domain/run/settlement"
import { previewRewards } from "../bounty/read-rewards"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { countClosedToLabeler, countTasks, noTasks } from "../project/count-tasks"
import { loadProject, type ProjectRow } from "../project/standing"
import { type LabelerScene, multiplierFor, readLabelerScene, refusalOf } from "./labeler-scene"

export const previewRunInput = z.strictObject({ projectId: idOf("project"), stakePoints: z.bigint().min(0n) })

/** What a run with this stake would be: its size, and what it earns or costs at best and at worst. Nothing is taken. */
export async function previewRun(
  context: ServiceContext,
  { projectId, stakePoints }: z.infer<typeof previewRunInput>,
) {
  requireCan(context, "run.take")
  const { accountId } = requirePerson(context)
  const { project } = await loadProject(context, projectId)
  const scene = await readLabelerScene(context, project, accountId)
  const leftCount = await countLeft(context, project, accountId, scene)
  const size = Math.min(project.runSize, leftCount)
  const rewards = await previewRewards(context, projectId, scene.isQualifying ? 0 : size)
  const refusal = refusalOf(project, scene, stakePoints)
  const reason = refusal?.message ?? (size === 0 ? "There is nothing left here for you now." : null)
  return {
    canTake: reason === null,
    reason,
    size,
    leftCount,
    isQualification: scene.isQualifying,
    /** Moderators have paused the labeler here; `appeal.pauses` says why. */
    isPaused: scene.isPaused,
    /** What the project asks of the labeler's skill, what they have and where it can be raised; null without. */
    skillGate: scene.skillGate,
    openRunId: scene.openRunId,
    level: scene.level,
    heldPoints: scene.heldPoints,
    maxStakePoints: scene.limit.maxStakePoints,
    affordablePoints: scene.limit.affordablePoints,
    limitedBy: scene.limit.limitedBy,
    multiplier: multiplierFor(scene, stakePoints),
    rewardPoints: scene.isQualifying ? 0n : project.rewardPoints,
    /** What bounties would promise for it: for so many of its answers, if accepted, this much at most. */
    rewards: rewards.rewardedCount === 0 ? null : rewards,
    targetScore: project.targetScore,
    leaseSeconds: project.leaseSeconds,
    ...outlook(project, scene, stakePoints, size),
  }
}

async function countLeft(
  context: ServiceContext,
  project: ProjectRow,
  labelerId: Id<"account">,
  scene: LabelerScene,
): Promise<number> {
  const counts = (await countTasks(context, [project.id])).get(project.id) ?? noTasks
  if (scene.isQualifying) return counts.trainingCount
  const closed = (await countClosedToLabeler(context, [project.id], labelerId)).get(project.id) ?? 0
  return Math.max(counts.openTaskCount - closed, 0)
}

/** Points moved by a run with every answer right and with every answer wrong. */
function outlook(project: ProjectRow, scene: LabelerScene, stakePoints: bigint, size: number) {
  const { maxStakePoints } = scene.limit
  const stake = stakePoints > maxStakePoints ? maxStakePoints : stakePoints
  const rewardPoints = scene.isQualifying ? 0n : project.rewardPoints
  const settled = (credit: number) =>
    settleRun({
      answers: Array.from({ length: size }, (_, place) => ({
        assignmentId: `${place}`,
        rewardPoints,
        credit,
      })),
      skippedCount: 0,
      stakePoints: stake,
      maxStakePoints,
      targetScore: project.targetScore,
    })
  const [best, worst] = [settled(1), settled(0)]
  return {
    ifPerfectPoints: best.earnedPoints + best.settlementPoints,
    ifWorstPoints: worst.earnedPoints + worst.settlementPoints,
  }
}

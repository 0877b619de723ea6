import "server-only"
import { z } from "zod"
import { type Action, can } from "@/server/domain/access/policy"
import { isRewardable } from "@/server/domain/bounty/terms"
import { projectMachine } from "@/server/domain/project/state"
import { multiplierOf } from "@/server/domain/run/settlement"
import { readRewards } from "../bounty/read-rewards"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { readLabelerScene } from "../run/labeler-scene"
import { countTasks, noTasks } from "./count-tasks"
import { readMySkill } from "./read-my-skill"
import { type LoadedProject, loadProject, type ProjectRow } from "./standing"

export const getProjectInput = z.strictObject({ projectId: idOf("project") })

/** A project as its page shows it: terms, overlap, commitment, counts, what the person is and may do in it. */
export async function getProject(context: ServiceContext, { projectId }: z.infer<typeof getProjectInput>) {
  requireCan(context, "project.read")
  const loaded = await loadProject(context, projectId)
  const { project, pool } = loaded
  const [counts, labeler, rewards] = await Promise.all([
    countTasks(context, [projectId]),
    context.actor.kind === "person" ? readLabeler(context, project, context.actor.accountId) : null,
    readRewards(context, [projectId]),
  ])
  const { assignmentSeed, goldSalt, ...shown } = project
  return {
    ...presentTerms(shown),
    poolName: pool.name,
    /** What bounties reward an accepted answer with; null without one. */
    reward: rewards.get(projectId) ?? null,
    tasks: counts.get(projectId) ?? noTasks,
    /** Published when the project opens; salt and seed follow when it closes, so that anybody can check it. */
    commitment: {
      goldCommitment: project.goldCommitment,
      revealed: project.state === "closed" && goldSalt !== null ? { goldSalt, assignmentSeed } : null,
    },
    labeler,
    can: doorsOf(context, loaded),
  }
}

async function readLabeler(
  context: ServiceContext,
  project: ProjectRow,
  accountId: Parameters<typeof readLabelerScene>[2],
) {
  const [scene, skill] = await Promise.all([
    readLabelerScene(context, project, accountId),
    readMySkill(context, project.id, accountId),
  ])
  return {
    level: scene.level,
    heldPoints: scene.heldPoints,
    maxStakePoints: scene.limit.maxStakePoints,
    affordablePoints: scene.limit.affordablePoints,
    highestMultiplier: multiplierOf(scene.limit.affordablePoints, scene.limit.maxStakePoints),
    openRunId: scene.openRunId,
    isQualified: !scene.isQualifying,
    skill,
  }
}

function presentTerms(project: Omit<ProjectRow, "assignmentSeed" | "goldSalt">) {
  return {
    projectId: project.id,
    poolId: project.poolId,
    kind: project.kind,
    name: project.name,
    question: project.question,
    guidelines: project.guidelines,
    config: project.config,
    state: project.state,
    minLabels: project.minLabels,
    maxLabels: project.maxLabels,
    targetConfidence: project.targetConfidence,
    goldShare: project.goldShare,
    secondLookShare: project.secondLookShare,
    /** Share of right answers that must be certain of a labeler in this kind; null where everybody may label. */
    minSkill: project.minSkill,
    runSize: project.runSize,
    leaseSeconds: project.leaseSeconds,
    rewardPoints: project.rewardPoints,
    maxStakePoints: project.maxStakePoints,
    targetScore: project.targetScore,
    annotationCount: project.annotationCount,
    fittedAt: project.fittedAt,
    createdAt: project.createdAt,
    openedAt: project.openedAt,
    closedAt: project.closedAt,
  }
}

function doorsOf(context: ServiceContext, { project, pool, standing }: LoadedProject) {
  const may = (action: Action) => can(context.actor, action, standing)
  const answers = (event: Parameters<typeof projectMachine.canTransition>[1]) =>
    projectMachine.canTransition(project.state, event)
  return {
    edit: may("project.edit") && project.state === "draft",
    open: may("project.open") && answers("open") && pool.state === "open",
    pause: may("project.pause") && answers("pause"),
    resume: may("project.pause") && answers("resume"),
    close: may("project.close") && answers("startClosing"),
    readFigures: may("project.readFigures"),
    review: may("review.read"),
    takeRun: may("run.take") && project.state === "open",
    cutRelease: may("release.cut") && project.state !== "draft",
    fundBounty: may("bounty.create") && isRewardable(project.state) && pool.state === "open",
  }
}

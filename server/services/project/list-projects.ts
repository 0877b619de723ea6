import "server-only"
import { and, desc, eq, lt, ne, or, sql } from "drizzle-orm"
import { z } from "zod"
import { labelerSkill, pool, project } from "@/db/schema"
import { noEvidence } from "@/server/domain/consensus/kind-skill"
import type { Id } from "@/server/domain/id"
import { projectStates } from "@/server/domain/project/state"
import { levelOf } from "@/server/domain/run/level"
import { skillGateOf } from "@/server/domain/run/skill-gate"
import { stakeLimit } from "@/server/domain/run/stake-limits"
import { readRewards } from "../bounty/read-rewards"
import { requireCan, type ServiceContext } from "../context"
import { type PointsStanding, readPoints } from "../ledger/read-points"
import { cursorInput, cutPage, idOf } from "../paging"
import { countClosedToLabeler, countTasks, noTasks } from "./count-tasks"
import { readKindEvidence } from "./read-evidence"

const pageSize = 24

export const listProjectsInput = z.strictObject({
  poolId: idOf("pool").optional(),
  state: z.enum(projectStates).optional(),
  cursor: cursorInput,
})

const noPoints: PointsStanding = { heldPoints: 0n, stakedPoints: 0n, lifetimePoints: 0n }

/**
 * Projects for the label room, newest first, with what each has left for the person; a stranger sees them as somebody
 * who has just arrived. Drafts only for their owner.
 */
export async function listProjects(context: ServiceContext, input: z.infer<typeof listProjectsInput>) {
  requireCan(context, "project.read")
  const accountId = context.actor.kind === "person" ? context.actor.accountId : null
  const rows = await readRows(context, accountId, input)
  const page = cutPage(rows, pageSize, (row) => row.project.id)
  const projectIds = page.items.map((row) => row.project.id)
  const [counts, closed, points, rewards, skills] = await Promise.all([
    countTasks(context, projectIds),
    accountId === null
      ? new Map<Id<"project">, number>()
      : countClosedToLabeler(context, projectIds, accountId),
    accountId === null ? noPoints : readPoints(context.db, accountId),
    readRewards(context, projectIds),
    accountId === null ? null : readKindEvidence(context.db, accountId),
  ])
  const { level } = levelOf(points.lifetimePoints)
  return {
    ...page,
    items: page.items.map((row) => {
      const tasks = counts.get(row.project.id) ?? noTasks
      const isQualified = tasks.trainingCount === 0 || (row.skill?.isQualified ?? false)
      return {
        ...presentProject(row),
        taskCount: tasks.taskCount,
        settledCount: tasks.settledCount,
        escalatedCount: tasks.escalatedCount,
        openTaskCount: tasks.openTaskCount,
        trainingCount: tasks.trainingCount,
        maxStakePoints: isQualified
          ? stakeLimit(level, row.project.maxStakePoints, points.heldPoints).maxStakePoints
          : 0n,
        isQualified,
        /** What it asks of a labeler's skill in its kind and what the person has; null where everybody may label. */
        skillGate: skillGateOf(row.project.minSkill, skills?.of(row.project.kind).evidence ?? noEvidence),
        /** What bounties reward an accepted answer with; null without one. */
        reward: rewards.get(row.project.id) ?? null,
        remainingForMe: Math.max(tasks.openTaskCount - (closed.get(row.project.id) ?? 0), 0),
      }
    }),
  }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

function presentProject({ project: row, poolName, ownerId: _ownerId, skill }: Row) {
  return {
    projectId: row.id,
    poolId: row.poolId,
    poolName,
    name: row.name,
    kind: row.kind,
    question: row.question,
    state: row.state,
    rewardPoints: row.rewardPoints,
    targetScore: row.targetScore,
    runSize: row.runSize,
    leaseSeconds: row.leaseSeconds,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    mySkill:
      skill === null || skill.annotationCount === 0
        ? null
        : {
            mean: skill.skillMean,
            low: skill.skillLow,
            high: skill.skillHigh,
            annotationCount: skill.annotationCount,
            goldCount: skill.goldCount,
            goldCorrectCount: skill.goldCorrectCount,
          },
  }
}

async function readRows(
  context: ServiceContext,
  accountId: Id<"account"> | null,
  { poolId, state, cursor }: z.infer<typeof listProjectsInput>,
) {
  return context.db
    .select({ project, poolName: pool.name, ownerId: pool.ownerId, skill: labelerSkill })
    .from(project)
    .innerJoin(pool, eq(pool.id, project.poolId))
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, project.id), eq(labelerSkill.labelerId, sql`${accountId}`)),
    )
    .where(
      and(
        or(ne(project.state, "draft"), eq(pool.ownerId, sql`${accountId}`)),
        poolId === undefined ? undefined : eq(project.poolId, poolId),
        state === undefined ? undefined : eq(project.state, state),
        cursor ? lt(project.id, cursor as Id<"project">) : undefined,
      ),
    )
    .orderBy(desc(project.id))
    .limit(pageSize + 1)
}

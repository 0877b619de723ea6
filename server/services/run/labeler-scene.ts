import "server-only"
import { and, eq, exists, inArray, isNotNull, sql } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { labelerSkill, run, task } from "@/db/schema"
import { DomainError } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import type { OverlapRule } from "@/server/domain/label/decide"
import { levelOf } from "@/server/domain/run/level"
import { multiplierOf } from "@/server/domain/run/settlement"
import { type SkillGate, skillGateOf, skillRefusalText } from "@/server/domain/run/skill-gate"
import { type StakeLimit, stakeLimit } from "@/server/domain/run/stake-limits"
import { isLapsed } from "@/server/domain/run/state"
import type { ServiceContext } from "../context"
import { type PointsStanding, readPoints } from "../ledger/read-points"
import { readKindEvidence } from "../project/read-evidence"
import type { ProjectRow } from "../project/standing"
import { findWays, type Way } from "./find-ways"

/** What a labeler brings to a project: decides what run they may take. */
export interface LabelerScene extends PointsStanding {
  readonly level: number
  readonly limit: StakeLimit
  readonly openRunId: Id<"run"> | null
  /** A run whose time is over and that nobody has closed yet; its stake is counted as held. */
  readonly lapsedRunId: Id<"run"> | null
  /** The project has training tasks and this labeler has not passed them: the next run is a qualification run. */
  readonly isQualifying: boolean
  /** A moderator lets this labeler take no new runs here. */
  readonly isPaused: boolean
  /** What the project asks of the labeler's skill in its kind; null where everybody may label. */
  readonly skillGate: SkillStanding | null
}

/** A project's asked skill with what the labeler has, and where they can raise it while it does not suffice. */
export interface SkillStanding extends SkillGate {
  readonly ways: readonly Way[]
}

/** @param asksTraining whether training tasks, where there are any, must be passed first */
export async function readLabelerScene(
  context: Pick<ServiceContext, "db" | "now">,
  project: ProjectRow,
  labelerId: Id<"account">,
  asksTraining = true,
): Promise<LabelerScene> {
  const [points, row, skillGate] = await Promise.all([
    readPoints(context.db, labelerId),
    readBrought(context.db, project, labelerId),
    readSkillGate(context, project, labelerId),
  ])
  const { level } = levelOf(points.lifetimePoints)
  const open = row?.openRun ?? null
  const lapsed = open !== null && isLapsed(open, context.now()) ? open : null
  const heldPoints = points.heldPoints + (lapsed?.stakePoints ?? 0n)
  const isQualifying = asksTraining && (row?.hasTraining ?? false) && !(row?.isQualified ?? false)
  const mostPoints = isQualifying ? 0n : project.maxStakePoints
  return {
    ...points,
    heldPoints,
    level,
    limit: stakeLimit(level, mostPoints, heldPoints),
    openRunId: lapsed === null ? (open?.id ?? null) : null,
    lapsedRunId: lapsed?.id ?? null,
    isQualifying,
    isPaused: (row?.pausedAt ?? null) !== null,
    skillGate,
  }
}

async function readBrought(connection: Connection, project: ProjectRow, labelerId: Id<"account">) {
  const [row] = await connection
    .select({
      isQualified: labelerSkill.isQualified,
      pausedAt: labelerSkill.pausedAt,
      hasTraining: sql<boolean>`${exists(trainingOf(connection, project.id))}`,
      openRun: {
        id: run.id,
        state: run.state,
        stakePoints: run.stakePoints,
        leaseExpiresAt: run.leaseExpiresAt,
      },
    })
    .from(sql`(select 1) as one`)
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, project.id), eq(labelerSkill.labelerId, labelerId)),
    )
    .leftJoin(run, and(eq(run.projectId, project.id), eq(run.labelerId, labelerId), eq(run.state, "open")))
  return row
}

/** Reads nothing where the project asks for no skill. */
async function readSkillGate(
  context: Pick<ServiceContext, "db" | "now">,
  { kind, minSkill }: ProjectRow,
  labelerId: Id<"account">,
): Promise<SkillStanding | null> {
  if (minSkill === null) return null
  const { evidence } = (await readKindEvidence(context.db, labelerId)).of(kind)
  const gate = skillGateOf(minSkill, evidence)
  if (gate === null) return null
  return { ...gate, ways: gate.isMet ? [] : await findWays(context, kind, labelerId, evidence) }
}

function trainingOf(connection: Connection, projectId: Id<"project">) {
  return connection
    .select({ one: sql`1` })
    .from(task)
    .where(
      and(
        eq(task.projectId, projectId),
        eq(task.isTraining, true),
        isNotNull(task.goldAnswer),
        inArray(task.state, ["open"]),
      ),
    )
}

/**
 * Why a run cannot be taken now; null when it can. A least skill is asked for before training as well: training can be
 * tried again until it is passed, so it shows that somebody knows the guidelines, not how often they are right.
 */
export function refusalOf(project: ProjectRow, scene: LabelerScene, stakePoints: bigint): DomainError | null {
  if (project.state !== "open") {
    return new DomainError("WRONG_STATE", `This project is ${project.state}; it gives out no runs now.`, {
      state: project.state,
    })
  }
  if (scene.openRunId !== null) {
    return new DomainError("CONFLICT", "You have an open run here. Finish it or give it up first.", {
      runId: scene.openRunId,
    })
  }
  if (scene.isPaused) {
    return new DomainError(
      "WRONG_STATE",
      "The moderators have paused you in this project: you get no new runs here for now. What you earned stays yours.",
      { state: "paused" },
    )
  }
  if (scene.skillGate !== null && !scene.skillGate.isMet) return skillRefusal(scene.skillGate)
  if (stakePoints > scene.limit.affordablePoints) return stakeRefusal(scene, stakePoints)
  return null
}

function skillRefusal(gate: SkillStanding): DomainError {
  const { minSkill, skill, answerCount, ways } = gate
  const text = skillRefusalText(
    gate,
    ways.map(({ name }) => name),
  )
  return new DomainError("WRONG_STATE", text, { minSkill, skillLow: skill?.low ?? 0, answerCount })
}

function stakeRefusal({ isQualifying, limit }: LabelerScene, stakePoints: bigint): DomainError {
  if (isQualifying) return new DomainError("BAD_INPUT", "A qualification run takes no stake.")
  const { affordablePoints, limitedBy } = limit
  if (limitedBy === "held" && stakePoints <= limit.maxStakePoints) {
    return new DomainError(
      "INSUFFICIENT_POINTS",
      `You hold ${affordablePoints} points. Stake at most that many.`,
    )
  }
  return new DomainError("BAD_INPUT", `At most ${affordablePoints} points may be staked on this run.`, {
    limitedBy,
  })
}

/** Base points per answer count so many times. */
export function multiplierFor(scene: LabelerScene, stakePoints: bigint): number {
  return multiplierOf(stakePoints, scene.limit.maxStakePoints)
}

/** How many labels the tasks of a project take. */
export function overlapRuleOf(project: ProjectRow): OverlapRule {
  const { minLabels, maxLabels, targetConfidence } = project
  return { minLabels, maxLabels, targetConfidence }
}

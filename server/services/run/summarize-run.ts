import "server-only"
import { asc, eq } from "drizzle-orm"
import { z } from "zod"
import { appealEffect } from "@/db/schema"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import { explainSettlement } from "@/server/domain/run/explain-settlement"
import { levelOf } from "@/server/domain/run/level"
import { multiplierOf } from "@/server/domain/run/settlement"
import { stateAt } from "@/server/domain/run/state"
import { runStateNote } from "@/server/domain/run/state-note"
import { readRunRewards } from "../bounty/read-rewards"
import { requireCan, type ServiceContext } from "../context"
import { readStreak } from "../leaderboard/read-streak"
import { readMovedSince } from "../ledger/read-moved-since"
import { readPoints } from "../ledger/read-points"
import { idOf } from "../paging"
import { readOutcomes } from "./read-outcomes"
import { readSlashShares } from "./read-slash-shares"
import { loadOwnRun, ownRun, type RunRow } from "./standing"

export const summarizeRunInput = z.strictObject({ runId: idOf("run") })

/** What came of one's own run: right, wrong, undecided, and the reasons and figures behind each point moved. */
export async function summarizeRun(context: ServiceContext, { runId }: z.infer<typeof summarizeRunInput>) {
  const loaded = await loadOwnRun(context, runId)
  const { project } = loaded
  const run = { ...loaded.run, state: stateAt(loaded.run, context.now()) }
  requireCan(context, "run.read", ownRun)
  const [rows, moved, shares, rewards] = await Promise.all([
    readOutcomes(context, run, project),
    readMoved(context, run),
    readSlashShares(context, run),
    readRunRewards(context.db, runId),
  ])
  return {
    runId,
    projectId: project.id,
    state: run.state,
    isQualification: run.isQualification,
    /** Only for a settled qualification run. */
    isPassed: run.isQualification && run.state === "settled" ? rows.some((row) => row.isKept) : null,
    note: runStateNote(run),
    score: run.score,
    targetScore: project.targetScore,
    stakePoints: run.stakePoints,
    maxStakePoints: run.maxStakePoints,
    settlementPoints: run.settlementPoints,
    earnedPoints: run.earnedPoints ?? 0n,
    multiplier: multiplierOf(run.stakePoints, run.maxStakePoints),
    /** What bounties promised for it and what of that is earned; null where none did. */
    rewards,
    explanation: run.explanation,
    /** The same in sentences. */
    reasons: run.explanation === null ? [] : explainSettlement(run.explanation),
    rows: rows.map(({ isKept: _isKept, ...row }) => row),
    /** Whom this run's lost points went to, without names; what it got of others' is in the ledger. */
    slashShares: shares,
    finishedAt: run.finishedAt,
    settledAt: run.settledAt,
    moved,
  }
}

/** What the run moved: points right before and after its settlement, the stake counted as held; level and streak now. */
async function readMoved(context: ServiceContext, run: RunRow) {
  const [points, { streakDays }, movedSince] = await Promise.all([
    readPoints(context.db, run.labelerId),
    readStreak(context, run.labelerId),
    run.settledAt === null
      ? 0n
      : readMovedSince(context.db, pointsAccount.held(run.labelerId).key, run.settledAt),
  ])
  const { level, nextLevelPoints } = levelOf(points.lifetimePoints)
  const heldAfter = points.heldPoints - movedSince
  const first = await readFirstSettlement(context, run)
  return {
    heldBefore: heldAfter - first.earnedPoints - first.settlementPoints,
    heldAfter,
    level,
    nextLevelPoints,
    lifetimePoints: points.lifetimePoints,
    streakDays,
  }
}

/** What the run was settled with at first; appeals may have raised it since. */
async function readFirstSettlement(context: ServiceContext, run: RunRow) {
  const [effect] = await context.db
    .select({ before: appealEffect.before })
    .from(appealEffect)
    .where(eq(appealEffect.runId, run.id))
    .orderBy(asc(appealEffect.appliedAt))
    .limit(1)
  return {
    earnedPoints: effect === undefined ? (run.earnedPoints ?? 0n) : BigInt(effect.before.earnedPoints),
    settlementPoints:
      effect === undefined ? (run.settlementPoints ?? 0n) : BigInt(effect.before.settlementPoints),
  }
}

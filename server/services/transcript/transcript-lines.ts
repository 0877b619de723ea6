import "server-only"
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm"
import {
  annotation,
  appealEffect,
  assignment,
  consensusFit,
  goldEffect,
  labelerSkill,
  ledgerAccount,
  pool,
  run,
} from "@/db/schema"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import { pointsAccount } from "@/server/domain/ledger/accounts"
import type {
  FitLine,
  HeaderLine,
  LabelerLine,
  RunLine,
  TranscriptLine,
} from "@/server/domain/transcript/lines"
import { projectFormat } from "@/server/domain/transcript/lines"
import type { ServiceContext } from "../context"
import { dayOf, type LineSource } from "./line-source"
import { releaseLines } from "./release-lines"
import { distributionLines, readShares } from "./slash-lines"
import { taskLines } from "./task-lines"

const runsAtOnce = 1000

/** Every line of a closed project's transcript but the last, in their order. */
export async function* transcriptLines(
  context: Pick<ServiceContext, "chain">,
  source: LineSource,
): AsyncGenerator<TranscriptLine> {
  yield await headerLine(context, source)
  yield* await labelerLines(source)
  yield* await fitLines(source)
  yield* await releaseLines(source)
  yield* runLines(source)
  yield* taskLines(source)
  yield* await distributionLines(source)
}

async function headerLine(
  { chain }: Pick<ServiceContext, "chain">,
  { transaction, project }: LineSource,
): Promise<HeaderLine> {
  const [place] = await transaction
    .select({ onChainId: pool.onChainId })
    .from(pool)
    .where(eq(pool.id, project.poolId))
  const [waiting] = await transaction
    .select({ points: ledgerAccount.balanceAmount })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.key, pointsAccount.slashed(project.id).key))
  const { name, question, kind, config, goldCommitment, goldSalt, assignmentSeed } = project
  const { minLabels, maxLabels, targetConfidence, goldShare, runSize, targetScore } = project
  const { secondLookShare, minSkill } = project
  return {
    type: "header",
    format: projectFormat,
    chainId: chain.chainId,
    registry: chain.addresses.registry,
    poolOnChainId: place?.onChainId ?? null,
    poolId: project.poolId,
    projectId: project.id,
    ...{ name, question, kind, config: structuredClone(config) as HeaderLine["config"] },
    settings: {
      ...{ minLabels, maxLabels, targetConfidence, goldShare, runSize, targetScore },
      ...{ secondLookShare, minSkill },
      rewardPoints: project.rewardPoints.toString(),
      maxStakePoints: project.maxStakePoints.toString(),
    },
    ...{ goldCommitment: goldCommitment ?? "0x", goldSalt: goldSalt ?? "0x", assignmentSeed },
    openedOn: dayOf(project.openedAt ?? project.createdAt),
    closedOn: dayOf(project.closedAt ?? project.createdAt),
    waitingPoints: (waiting?.points ?? 0n).toString(),
  }
}

async function labelerLines({ transaction, project, nameOf }: LineSource): Promise<LabelerLine[]> {
  const rows = await transaction
    .select({
      labelerId: annotation.labelerId,
      answerCount: sql<number>`count(*)::int`,
      earnedPoints: sql<string>`sum(${annotation.earnedPoints})::text`,
      mean: sql<number>`min(${labelerSkill.skillMean})`,
      low: sql<number>`min(${labelerSkill.skillLow})`,
      high: sql<number>`min(${labelerSkill.skillHigh})`,
    })
    .from(annotation)
    .innerJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, annotation.projectId), eq(labelerSkill.labelerId, annotation.labelerId)),
    )
    .where(eq(annotation.projectId, project.id))
    .groupBy(annotation.labelerId)
  return rows
    .map(({ labelerId, answerCount, earnedPoints, mean, low, high }): LabelerLine => {
      const skill = { mean, low, high }
      return { type: "labeler", name: nameOf(labelerId), answerCount, skill, earnedPoints }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function fitLines({ transaction, project }: LineSource): Promise<FitLine[]> {
  const rows = await transaction
    .select()
    .from(consensusFit)
    .where(eq(consensusFit.projectId, project.id))
    .orderBy(asc(consensusFit.number))
  return rows.map(({ number, method, annotationCount, iterations, isConverged, classPriors }) => ({
    ...{ type: "fit", number, method, answerCount: annotationCount, iterations, isConverged },
    classPriors: classPriors ?? [],
  }))
}

/** Runs that count, in the order of their ids; what was dropped or only trained left nothing to pay. */
async function* runLines(source: LineSource): AsyncGenerator<RunLine> {
  const { transaction, project } = source
  let after = ""
  for (;;) {
    const rows = await transaction
      .select()
      .from(run)
      .where(
        and(
          eq(run.projectId, project.id),
          eq(run.isQualification, false),
          inArray(run.state, ["finished", "settled"]),
          gt(run.id, after as Id<"run">),
        ),
      )
      .orderBy(asc(run.id))
      .limit(runsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield* await presentRuns(source, rows)
  }
}

async function presentRuns(source: LineSource, rows: readonly (typeof run.$inferSelect)[]) {
  const { transaction, nameOf } = source
  const runIds = rows.map((row) => row.id)
  const places = await transaction
    .select({
      runId: assignment.runId,
      task: assignment.taskId,
      assignment: assignment.id,
      state: assignment.state,
      isSwapped: assignment.isSwapped,
      rewardPoints: assignment.rewardPoints,
    })
    .from(assignment)
    .where(inArray(assignment.runId, runIds))
    .orderBy(asc(assignment.runId), asc(assignment.position))
  const placesOf = groupBy(places, (place) => place.runId)
  const firsts = await readFirstSettlements(source, runIds)
  const slashed = rows.filter((row) => row.peerCounts !== null).map((row) => row.id)
  const sharesOf = groupBy(await readShares(source, slashed), (share) => share.referenceId)
  return rows.map((row): RunLine => {
    const own = placesOf.get(row.id) ?? []
    return {
      ...{ type: "run", run: row.id, labeler: nameOf(row.labelerId), isDealt: row.isDealt },
      stakePoints: row.stakePoints.toString(),
      maxStakePoints: row.maxStakePoints.toString(),
      rewardPoints: (own[0]?.rewardPoints ?? 0n).toString(),
      places: own.map(({ runId: _runId, rewardPoints: _rewardPoints, ...place }) => place),
      firstSettlementPoints: firsts.get(row.id) ?? null,
      settlement: settlementOf(row),
      slash:
        row.peerCounts === null
          ? null
          : { peers: { ...row.peerCounts }, shares: sharesOf.get(row.id)?.map(({ share }) => share) ?? [] },
    }
  })
}

/** What runs had won or lost before an appeal or a retired gold first had them settled anew. */
async function readFirstSettlements({ transaction }: LineSource, runIds: readonly Id<"run">[]) {
  const [appealed, retired] = [appealEffect, goldEffect].map((effect) =>
    transaction
      .select({ runId: effect.runId, before: effect.before, appliedAt: effect.appliedAt })
      .from(effect)
      .where(inArray(effect.runId, [...runIds])),
  )
  const rows = [...((await appealed) ?? []), ...((await retired) ?? [])].sort(
    (one, other) => other.appliedAt.getTime() - one.appliedAt.getTime(),
  )
  return new Map(rows.map(({ runId, before }) => [runId, before.settlementPoints]))
}

function settlementOf(row: typeof run.$inferSelect): RunLine["settlement"] {
  if (row.state !== "settled") return null
  return {
    score: row.score,
    settlementPoints: (row.settlementPoints ?? 0n).toString(),
    earnedPoints: (row.earnedPoints ?? 0n).toString(),
  }
}

import "server-only"
import { and, asc, count, desc, eq, inArray, ne, sql } from "drizzle-orm"
import { consensusFit, contribution, earning, grant, item, project, release, task } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { ServiceContext } from "../context"

type Reader = Pick<ServiceContext, "db">

/** Items that the pool held at the end of each day on which some came, in UTC. Withdrawn ones are not counted. */
export async function readGrowth({ db }: Reader, poolId: Id<"pool">) {
  const day = sql<string>`to_char(${item.createdAt} at time zone 'utc', 'YYYY-MM-DD')`
  const rows = await db
    .select({ day, added: count() })
    .from(item)
    .where(and(eq(item.poolId, poolId), eq(item.state, "live")))
    .groupBy(day)
    .orderBy(asc(day))
  let itemCount = 0
  return rows.map((row) => {
    itemCount += row.added
    return { day: row.day, itemCount }
  })
}

/** A pool's projects with their progress and latest fit. Drafts are for the owner. */
export async function readProjects(reader: Reader, poolId: Id<"pool">, isOwner: boolean) {
  const tasks = countTasks(reader, poolId)
  const fits = latestFits(reader, poolId)
  const rows = await reader.db
    .select({
      projectId: project.id,
      name: project.name,
      kind: project.kind,
      state: project.state,
      taskCount: tasks.taskCount,
      settledCount: tasks.settledCount,
      goldCount: tasks.goldCount,
      alpha: fits.alpha,
      goldAccuracy: fits.goldAccuracy,
    })
    .from(project)
    .leftJoin(tasks, eq(tasks.projectId, project.id))
    .leftJoin(fits, eq(fits.projectId, project.id))
    .where(eq(project.poolId, poolId))
    .orderBy(desc(project.createdAt))
  return rows
    .filter((row) => isOwner || row.state !== "draft")
    .map(({ taskCount, settledCount, goldCount, ...row }) => ({
      ...row,
      taskCount: taskCount ?? 0,
      settledCount: settledCount ?? 0,
      /** Golds that the accuracy was measured on. */
      goldCount: goldCount ?? 0,
    }))
}

/** Tasks of each of a pool's projects, by what became of them. */
function countTasks({ db }: Reader, poolId: Id<"pool">) {
  return db
    .select({
      projectId: task.projectId,
      taskCount: count().as("task_count"),
      settledCount: sql<number>`(count(*) filter (where ${task.state} = 'settled'))::int`.as("settled_count"),
      goldCount:
        sql<number>`(count(*) filter (where ${task.goldAnswer} is not null and ${task.labelCount} > 0))::int`.as(
          "gold_count",
        ),
    })
    .from(task)
    .innerJoin(project, eq(project.id, task.projectId))
    .where(eq(project.poolId, poolId))
    .groupBy(task.projectId)
    .as("tasks")
}

/** The latest fit of each of a pool's projects. */
function latestFits({ db }: Reader, poolId: Id<"pool">) {
  return db
    .selectDistinctOn([consensusFit.projectId], {
      projectId: consensusFit.projectId,
      alpha: consensusFit.alpha,
      goldAccuracy: consensusFit.goldAccuracy,
    })
    .from(consensusFit)
    .innerJoin(project, eq(project.id, consensusFit.projectId))
    .where(eq(project.poolId, poolId))
    .orderBy(consensusFit.projectId, desc(consensusFit.fittedAt))
    .as("fits")
}

/** A pool's releases with how often each was sold. Those that were never on sale are for the owner. */
export async function readReleases({ db }: Reader, poolId: Id<"pool">, isOwner: boolean) {
  const rows = await db
    .select({
      releaseId: release.id,
      number: release.number,
      name: release.name,
      state: release.state,
      priceAmount: release.priceAmount,
      itemCount: release.itemCount,
      publishedAt: release.publishedAt,
      soldCount: count(grant.id),
    })
    .from(release)
    .leftJoin(grant, and(eq(grant.releaseId, release.id), ne(grant.state, "undone")))
    .where(eq(release.poolId, poolId))
    .groupBy(release.id)
    .orderBy(desc(release.number))
  return rows
    .filter((row) => isOwner || row.publishedAt !== null)
    .map(({ publishedAt: _publishedAt, ...row }) => row)
}

/** What contributors were paid, and how many of them closed their gate and how fast it closed. */
export async function readTrust({ db }: Reader, poolId: Id<"pool">) {
  const [[received], [gates]] = await Promise.all([
    db
      .select({ amount: sql<string>`coalesce(sum(${earning.amount}), 0)` })
      .from(earning)
      .where(
        and(eq(earning.poolId, poolId), eq(earning.role, "contributor"), inArray(earning.state, ["claimed"])),
      ),
    db
      .select({
        closedCount: count(),
        medianSeconds: sql<
          number | null
        >`percentile_cont(0.5) within group (order by ${contribution.closingSeconds})`,
      })
      .from(contribution)
      .where(and(eq(contribution.poolId, poolId), eq(contribution.state, "revoked"))),
  ])
  return {
    receivedByContributorsAmount: BigInt(received?.amount ?? "0"),
    closedGateCount: gates?.closedCount ?? 0,
    medianGateSeconds: gates?.medianSeconds ?? null,
  }
}

import "server-only"
import { count, eq, sql } from "drizzle-orm"
import { account, organization, organizationMember, pool, poolModerator } from "@/db/schema"
import type { Person } from "@/server/domain/access/actor"
import { notFound } from "@/server/domain/errors"
import { levelOf } from "@/server/domain/run/level"
import type { ServiceContext } from "../context"
import { readStreak } from "../leaderboard/read-streak"
import { readPoints } from "../ledger/read-points"

/** Who is signed in, what they are here, and their points; null for a stranger. */
export async function readMe(context: ServiceContext) {
  if (context.actor.kind !== "person") return null
  const person = context.actor
  const [row] = await context.db.select().from(account).where(eq(account.id, person.accountId))
  if (row === undefined) throw notFound("account")
  const [roles, points] = await Promise.all([readRoles(context, person), readGame(context, person)])
  return {
    accountId: row.id,
    address: row.address,
    displayName: row.displayName,
    isHiddenFromLeaderboards: row.isHiddenFromLeaderboards,
    isGameHidden: row.isGameHidden,
    createdAt: row.createdAt,
    roles,
    points,
  }
}

async function readRoles({ db }: ServiceContext, { accountId }: Person) {
  const [owned, moderated, organizations] = await Promise.all([
    db.select({ count: count() }).from(pool).where(eq(pool.ownerId, accountId)),
    db.select({ count: count() }).from(poolModerator).where(eq(poolModerator.accountId, accountId)),
    db
      .select({
        organizationId: organization.id,
        name: organization.name,
        role: organizationMember.role,
        hasRecipient: sql<boolean>`${organization.recipient} is not null`,
      })
      .from(organizationMember)
      .innerJoin(organization, eq(organization.id, organizationMember.organizationId))
      .where(eq(organizationMember.accountId, accountId))
      .orderBy(organization.name),
  ])
  return {
    ownsPools: (owned[0]?.count ?? 0) > 0,
    moderatesPools: (moderated[0]?.count ?? 0) > 0,
    organizations,
  }
}

async function readGame(context: ServiceContext, { accountId }: Person) {
  const [points, streak] = await Promise.all([
    readPoints(context.db, accountId),
    readStreak(context, accountId),
  ])
  const { level, nextLevelPoints } = levelOf(points.lifetimePoints)
  return { ...points, level, nextLevelPoints, ...streak }
}

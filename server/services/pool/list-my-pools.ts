import "server-only"
import { desc, eq } from "drizzle-orm"
import { pool, poolModerator } from "@/db/schema"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { readHeldEpochs } from "../epoch/read-held"
import { presentCards } from "./list-pools"

/** The pools that the person owns, drafts too, and those that they moderate. */
export async function listMyPools(context: ServiceContext) {
  requireCan(context, "pool.listOwn")
  const { accountId } = requirePerson(context)
  const [owned, moderated] = await Promise.all([
    context.db.select().from(pool).where(eq(pool.ownerId, accountId)).orderBy(desc(pool.id)),
    context.db
      .select({ pool })
      .from(poolModerator)
      .innerJoin(pool, eq(pool.id, poolModerator.poolId))
      .where(eq(poolModerator.accountId, accountId))
      .orderBy(desc(pool.id)),
  ])
  const cards = await presentCards(context, [...owned, ...moderated.map((row) => row.pool)])
  const held = await readHeldEpochs(
    context.db,
    owned.map((row) => row.id),
  )
  return {
    /** `heldEpochNumber`: the epoch whose root is held back until the owner strikes it; null where none is. */
    owned: cards
      .slice(0, owned.length)
      .map((card) => ({ ...card, heldEpochNumber: held.get(card.poolId)?.number ?? null })),
    moderated: cards.slice(owned.length).map((card) => ({ ...card, heldEpochNumber: null })),
  }
}

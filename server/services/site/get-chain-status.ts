import "server-only"
import { eq } from "drizzle-orm"
import { chainCursor } from "@/db/schema"
import { type FollowerLag, judgeFollower } from "@/server/domain/chain/follower-state"
import { cursorName } from "../chain/follow-chain"
import { requireCan, type ServiceContext } from "../context"

/** How far the chain is read, and how far what is shown is behind it. */
export interface ChainStatus extends FollowerLag {
  readonly readBlock: bigint
  readonly headBlock: bigint | null
  readonly confirmations: number
  readonly answeredAt: Date | null
}

/** Where the follower stands, from what it last noted: asking costs the chain nothing. */
export async function getChainStatus(context: ServiceContext): Promise<ChainStatus> {
  requireCan(context, "site.read")
  const [row] = await context.db.select().from(chainCursor).where(eq(chainCursor.name, cursorName))
  const place = {
    readBlock: (row?.nextBlock ?? context.chain.startBlock) - 1n,
    readAt: row?.blockAt ?? null,
    headBlock: row?.headBlock ?? null,
    headAt: row?.headAt ?? null,
    answeredAt: row?.answeredAt ?? null,
    confirmations: context.chain.confirmations,
  }
  const { readBlock, headBlock, confirmations, answeredAt } = place
  return { readBlock, headBlock, confirmations, answeredAt, ...judgeFollower(place, context.now()) }
}

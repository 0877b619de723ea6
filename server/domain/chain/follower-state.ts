/** How far the chain has been read here, as it was last noted. */
export interface FollowerPlace {
  /** The last block whose events are applied. */
  readonly readBlock: bigint
  /** The time stamped on it; null where it is unknown. */
  readonly readAt: Date | null
  /** The newest block that a node told of; null before the first answer. */
  readonly headBlock: bigint | null
  readonly headAt: Date | null
  /** The last time that a node answered. */
  readonly answeredAt: Date | null
  /** Blocks on top of a block before its events count. */
  readonly confirmations: number
}

/** `starting`: no node has answered yet. `silent`: none answers any more. `behind`: further than blocks come. */
export type FollowerState = "starting" | "in_step" | "behind" | "silent"

export interface FollowerLag {
  readonly state: FollowerState
  /** Blocks that could be read and are not. */
  readonly blocksBehind: bigint
  /** Seconds of the chain's time between the last block read and the newest one; confirmations are in it. */
  readonly secondsBehind: number
  /** Seconds since a node last answered; null before the first time. */
  readonly silentSeconds: number | null
}

/** Nobody looked, or no node answered, for longer than a look and its pause take. */
const silentAfterSeconds = 60
/** More than this many blocks that could be read: the follower does not keep up. */
const behindAfterBlocks = 30n

/** How far what is shown here is behind the chain, and whether that is as it should be. */
export function judgeFollower(place: FollowerPlace, nowAt: Date): FollowerLag {
  const { readBlock, readAt, headBlock, headAt, answeredAt, confirmations } = place
  if (headBlock === null || answeredAt === null) {
    return { state: "starting", blocksBehind: 0n, secondsBehind: 0, silentSeconds: null }
  }
  const waiting = headBlock - BigInt(confirmations) - readBlock
  const blocksBehind = waiting > 0n ? waiting : 0n
  const isAtHead = readBlock >= headBlock || readAt === null || headAt === null
  const secondsBehind = isAtHead ? 0 : seconds(readAt, headAt)
  const silentSeconds = seconds(answeredAt, nowAt)
  const state =
    silentSeconds > silentAfterSeconds ? "silent" : blocksBehind > behindAfterBlocks ? "behind" : "in_step"
  return { state, blocksBehind, secondsBehind, silentSeconds }
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))
}

"use client"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { Countdown } from "@/app/_ui/countdown"
import type { EpochLine, EpochShortfall } from "../../../../../_views"

export interface HeldRootProps {
  readonly epoch: EpochLine
  /** null where money alone does not help. */
  readonly shortfall: EpochShortfall | null
}

/** Says that a root is not accepted from here, why, and the way out. */
export function HeldRoot({ epoch, shortfall }: HeldRootProps) {
  const isOver = isWindowOver(epoch)
  return (
    <Callout tone="fault" title="This root is held back" className="w-full">
      <p>
        The chain took a sale back that this root pays, and the sale came back <Short shortfall={shortfall} />
        smaller. Accepted as it stands, the root would pay that out of others’ money: it is not accepted from
        here, and nobody is paid by it.
      </p>
      <p className="pt-2">{isOver ? <AfterWindow shortfall={shortfall} /> : <InWindow epoch={epoch} />}</p>
    </Callout>
  )
}

/** Whether the chain lets nobody strike a root any more. */
export function isWindowOver({ acceptableAt }: Pick<EpochLine, "acceptableAt">): boolean {
  return acceptableAt === null || acceptableAt.getTime() <= Date.now()
}

function Short({ shortfall }: Pick<HeldRootProps, "shortfall">) {
  const token = useToken()
  if (shortfall === null) return null
  return (
    <>
      <Amount amount={shortfall.amount} token={token} className="font-medium text-ink" />{" "}
    </>
  )
}

function InWindow({ epoch: { acceptableAt } }: Pick<HeldRootProps, "epoch">) {
  return (
    <>
      The way out that costs nothing: strike it while its window is open
      {acceptableAt === null ? null : (
        <>
          {" "}
          (<Countdown endsAt={acceptableAt} after="over" />)
        </>
      )}
      , then close the epoch again. People are then paid what the sale brought. After the window only paying
      the difference into the pool helps.
    </>
  )
}

function AfterWindow({ shortfall }: Pick<HeldRootProps, "shortfall">) {
  const token = useToken()
  if (shortfall === null) {
    return "Its challenge window is over, so that nobody can strike it, and the pool’s next epoch waits for it. What it takes is not known yet: a sale of it has still to settle, or a bounty of it has lost its money. Look again then."
  }
  if (shortfall.missingAmount === 0n)
    return "The difference is in the pool by now: it is accepted in a moment."
  return (
    <>
      Its challenge window is over, so that nobody can strike it, and the pool’s next epoch waits for it. The
      way out: its owner pays the difference into the pool. It is accepted then, and everybody is paid what it
      says.
      {shortfall.missingAmount === shortfall.amount ? null : (
        <>
          {" "}
          <Amount amount={shortfall.amount - shortfall.missingAmount} token={token} /> of it lie in the pool
          already.
        </>
      )}
    </>
  )
}

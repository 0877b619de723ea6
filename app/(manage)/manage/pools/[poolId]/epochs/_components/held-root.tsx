"use client"
import { Callout } from "@/app/_ui/callout"
import { Countdown } from "@/app/_ui/countdown"
import type { EpochLine } from "../../../../../_views"

/** Says that a root is not accepted from here, why, and the way out. */
export function HeldRoot({ epoch: { acceptableAt } }: { readonly epoch: EpochLine }) {
  const isOver = acceptableAt === null || acceptableAt.getTime() <= Date.now()
  return (
    <Callout tone="fault" title="This root is held back" className="w-full">
      <p>
        The chain took a sale back that this root pays, and the sale came back smaller. Accepted, the root
        would pay out of others’ money, so that it is not accepted from here and nobody is paid by it.
      </p>
      {isOver ? (
        <p className="pt-2">
          Its challenge window is over: the chain lets nobody strike it any more, and takes no other root of
          this pool until somebody accepts it at the contract.
        </p>
      ) : (
        <p className="pt-2">
          The way out: strike it while its window is open
          {acceptableAt === null ? null : (
            <>
              {" "}
              (<Countdown endsAt={acceptableAt} after="over" />)
            </>
          )}
          , then close the epoch again. What people earned stays theirs.
        </p>
      )}
    </Callout>
  )
}

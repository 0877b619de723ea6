"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { Countdown } from "@/app/_ui/countdown"
import { WaitingCard } from "./waiting-card"

/** The way to the arbiter's desk; nothing for anybody else. */
export function ChallengesDeskCard() {
  const standing = useQuery(useTRPC().challenge.standing.queryOptions())
  return standing.data?.can.list ? <OpenChallenges /> : null
}

function OpenChallenges() {
  const open = useQuery(useTRPC().challenge.list.queryOptions({ which: "open" }))
  const items = open.data?.items ?? []
  const first = items[0]
  return (
    <WaitingCard
      href={routes.reviewChallenges()}
      title="Challenged grants"
      count={items.length}
      isMore={Boolean(open.data?.nextCursor)}
    >
      {first === undefined ? (
        "You are the chain’s arbiter. Buyers who ask for their money back come here. Nothing waits for you."
      ) : (
        <span>
          The first settles in full unanswered: <Countdown endsAt={first.endsAt} after="any moment now" />
        </span>
      )}
    </WaitingCard>
  )
}

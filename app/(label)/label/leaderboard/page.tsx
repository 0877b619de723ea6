import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { type BoardFilter, boardQueryOf } from "./_components/board-filter"
import { LeaderboardScreen } from "./client"

export const metadata: Metadata = {
  title: "Leaderboard",
  description: "Points earned by labeling, week by week.",
}

interface LeaderboardPageProps {
  readonly searchParams: Promise<BoardFilter>
}

export default async function LeaderboardPage({ searchParams }: LeaderboardPageProps) {
  const filter = await searchParams
  prefetch(trpc.run.leaderboard.queryOptions(boardQueryOf(filter)))
  if ((await readViewer()) !== null) prefetch(trpc.account.me.queryOptions())
  return (
    <HydrateClient>
      <LeaderboardScreen filter={filter} />
    </HydrateClient>
  )
}

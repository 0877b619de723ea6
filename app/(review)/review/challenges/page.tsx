import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { ChallengesScreen } from "./client"

export const metadata: Metadata = { title: "Challenged grants" }

export default async function ChallengesPage() {
  if ((await readViewer()) !== null) await prefetch(trpc.challenge.standing.queryOptions())
  return (
    <HydrateClient>
      <ChallengesScreen />
    </HydrateClient>
  )
}

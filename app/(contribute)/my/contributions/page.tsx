import { HydrateClient, prefetchInfinite, trpc } from "@/app/_trpc/server"
import { ContributionsScreen } from "./client"

export const metadata = { title: "My data" }

export default async function ContributionsPage() {
  await prefetchInfinite(
    trpc.contribution.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  )
  return (
    <HydrateClient>
      <ContributionsScreen />
    </HydrateClient>
  )
}

import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { BountiesScreen } from "./client"

export const metadata = { title: "Your bounties" }

export default async function BountiesPage() {
  if ((await readViewer()) !== null) prefetch(trpc.project.list.queryOptions({ state: "open" }))
  return (
    <HydrateClient>
      <BountiesScreen />
    </HydrateClient>
  )
}

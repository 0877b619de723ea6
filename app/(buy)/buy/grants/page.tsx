import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { GrantsScreen } from "./client"

export const metadata = { title: "Your grants" }

export default async function GrantsPage() {
  if ((await readViewer()) !== null) prefetch(trpc.account.me.queryOptions())
  return (
    <HydrateClient>
      <GrantsScreen />
    </HydrateClient>
  )
}

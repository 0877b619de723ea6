import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { ManageScreen } from "./client"

export const metadata = { title: "Manage" }

export default async function ManagePage() {
  if ((await readViewer()) !== null) prefetch(trpc.pool.mine.queryOptions())
  return (
    <HydrateClient>
      <ManageScreen />
    </HydrateClient>
  )
}

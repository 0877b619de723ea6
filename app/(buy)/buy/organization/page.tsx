import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import { OrganizationScreen } from "./client"

export const metadata = { title: "Organization" }

export default async function OrganizationPage() {
  if ((await readViewer()) !== null) prefetch(trpc.account.me.queryOptions())
  return (
    <HydrateClient>
      <OrganizationScreen />
    </HydrateClient>
  )
}

import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { GrantScreen } from "./client"

interface GrantPageProps {
  readonly params: Promise<{ readonly grantId: Id<"grant"> }>
}

export const metadata = { title: "Grant" }

export default async function GrantPage({ params }: GrantPageProps) {
  const { grantId } = await params
  if ((await readViewer()) !== null) prefetch(trpc.grant.get.queryOptions({ grantId }))
  return (
    <HydrateClient>
      <GrantScreen grantId={grantId} />
    </HydrateClient>
  )
}

import type { Metadata } from "next"
import { readViewer } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { AppealScreen } from "./client"

export const metadata: Metadata = { title: "Appeal" }

interface AppealPageProps {
  readonly params: Promise<{ readonly appealId: Id<"appeal"> }>
}

export default async function AppealPage({ params }: AppealPageProps) {
  const { appealId } = await params
  if ((await readViewer()) !== null) await prefetch(trpc.appeal.get.queryOptions({ appealId }))
  return (
    <HydrateClient>
      <AppealScreen appealId={appealId} />
    </HydrateClient>
  )
}

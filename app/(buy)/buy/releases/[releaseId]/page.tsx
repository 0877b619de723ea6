import type { Metadata } from "next"
import { readCaller } from "@/app/_trpc/read"
import { HydrateClient, prefetch, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ReleaseScreen } from "./client"

interface ReleasePageProps {
  readonly params: Promise<{ readonly releaseId: Id<"release"> }>
}

export async function generateMetadata({ params }: ReleasePageProps): Promise<Metadata> {
  const { releaseId } = await params
  const caller = await readCaller()
  return caller.release.get({ releaseId }).then(
    ({ name, description }) => ({ title: name, description }),
    () => ({ title: "Release" }),
  )
}

export default async function ReleasePage({ params }: ReleasePageProps) {
  const { releaseId } = await params
  prefetch(trpc.release.get.queryOptions({ releaseId }))
  return (
    <HydrateClient>
      <ReleaseScreen releaseId={releaseId} />
    </HydrateClient>
  )
}

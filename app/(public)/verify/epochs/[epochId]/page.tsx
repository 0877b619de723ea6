import type { Metadata } from "next"
import { HydrateClient, readOr404, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { VerifyEpochScreen } from "./client"

interface VerifyEpochPageProps {
  readonly params: Promise<{ readonly epochId: Id<"epoch"> }>
}

export async function generateMetadata({ params }: VerifyEpochPageProps): Promise<Metadata> {
  const { epochId } = await params
  const { number, pool } = await readOr404(trpc.epoch.get.queryOptions({ epochId }))
  return { title: `Verify epoch ${number} of ${pool.name}` }
}

export default async function VerifyEpochPage({ params }: VerifyEpochPageProps) {
  const { epochId } = await params
  await readOr404(trpc.epoch.get.queryOptions({ epochId }))
  return (
    <HydrateClient>
      <VerifyEpochScreen epochId={epochId} />
    </HydrateClient>
  )
}

import { HydrateClient, readOr404, trpc } from "@/app/_trpc/server"
import type { Id } from "@/server/domain/id"
import { ContributeScreen } from "./client"

interface ContributePageProps {
  readonly params: Promise<{ readonly poolId: Id<"pool"> }>
  readonly searchParams: Promise<{
    readonly resume?: Id<"contribution">
    readonly fixes?: Id<"contribution">
  }>
}

export const metadata = { title: "Contribute" }

export default async function ContributePage({ params, searchParams }: ContributePageProps) {
  const { poolId } = await params
  const { resume, fixes } = await searchParams
  await readOr404(trpc.pool.get.queryOptions({ poolId }))
  return (
    <HydrateClient>
      <ContributeScreen
        key={`${resume ?? ""} ${fixes ?? ""}`}
        poolId={poolId}
        {...(resume === undefined ? {} : { resumeId: resume })}
        {...(fixes === undefined ? {} : { fixesId: fixes })}
      />
    </HydrateClient>
  )
}

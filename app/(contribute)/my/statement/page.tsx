import { HydrateClient, prefetch, prefetchInfinite, trpc } from "@/app/_trpc/server"
import { lineQueryOf, type StatementFilter } from "./_components/statement-filter"
import { StatementScreen } from "./client"

export const metadata = { title: "Statement" }

interface StatementPageProps {
  readonly searchParams: Promise<StatementFilter>
}

export default async function StatementPage({ searchParams }: StatementPageProps) {
  const filter = await searchParams
  await Promise.all([
    prefetch(trpc.statement.totals.queryOptions()),
    prefetch(trpc.claim.list.queryOptions({})),
    prefetchInfinite(
      trpc.statement.lines.infiniteQueryOptions(lineQueryOf(filter), {
        getNextPageParam: (page) => page.nextCursor,
      }),
    ),
  ])
  return (
    <HydrateClient>
      <StatementScreen filter={filter} />
    </HydrateClient>
  )
}

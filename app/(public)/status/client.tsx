"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { ChainPanel } from "./_components/chain-panel"

const renewSeconds = 5

/** How far the chain is read, renewed while it is looked at. */
export function StatusScreen() {
  const trpc = useTRPC()
  const status = useQuery({
    ...trpc.site.chainStatus.queryOptions(),
    refetchInterval: renewSeconds * 1000,
  })
  return (
    <article>
      <PageHeader
        title="Status"
        lead="Grants, payments and epochs shown here follow the chain. This is how far it has been read."
      />
      {status.isError ? <ErrorPanel error={status.error} onRetry={() => void status.refetch()} /> : null}
      {status.isPending ? <SkeletonRows rows={5} /> : null}
      {status.isSuccess ? <ChainPanel status={status.data} /> : null}
    </article>
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { ChainPanel } from "./_components/chain-panel"
import { RelayPanel } from "./_components/relay-panel"

const renewSeconds = 5

/** How far the chain is read and what waits for the relayer, renewed while it is looked at. */
export function StatusScreen() {
  const trpc = useTRPC()
  const status = useQuery({
    ...trpc.site.chainStatus.queryOptions(),
    refetchInterval: renewSeconds * 1000,
  })
  const relay = useQuery({
    ...trpc.site.relayStatus.queryOptions(),
    refetchInterval: renewSeconds * 1000,
  })
  return (
    <article>
      <PageHeader
        title="Status"
        lead="Grants, payments and epochs shown here follow the chain. This is how far it has been read, and what waits to be sent to it."
      />
      {status.isError ? <ErrorPanel error={status.error} onRetry={() => void status.refetch()} /> : null}
      {status.isPending ? <SkeletonRows rows={5} /> : null}
      {status.isSuccess ? <ChainPanel status={status.data} /> : null}
      {relay.isError ? <ErrorPanel error={relay.error} onRetry={() => void relay.refetch()} /> : null}
      {relay.isPending ? <SkeletonRows rows={5} /> : null}
      {relay.isSuccess ? <RelayPanel status={relay.data} /> : null}
    </article>
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { StatusBadge } from "@/app/_ui/badge"
import { PageHeader } from "@/app/_ui/page-header"
import { SheetSkeleton } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { ReleaseSheet } from "../../../_views"
import { MeasuredQuality } from "./_components/measured-quality"
import { ReleaseCroissant } from "./_components/release-croissant"
import { ReleaseLicence } from "./_components/release-licence"
import { ReleaseManifest } from "./_components/release-manifest"
import { ReleaseQuality } from "./_components/release-quality"
import { ReleaseSchema } from "./_components/release-schema"
import { ReleaseSplit } from "./_components/release-split"
import { PurchaseCard } from "./_purchase/purchase-card"

const preparingPollMilliseconds = 1500

/** The buyer's page of a release. */
export function ReleaseScreen({ releaseId }: { readonly releaseId: Id<"release"> }) {
  const trpc = useTRPC()
  const release = useQuery({
    ...trpc.release.get.queryOptions({ releaseId }),
    refetchInterval: (query) => (query.state.data?.state === "preparing" ? preparingPollMilliseconds : false),
  })
  if (release.isPending) return <SheetSkeleton />
  if (release.isError) return <ErrorPanel error={release.error} onRetry={() => void release.refetch()} />
  return <ReleaseSheetView release={release.data} />
}

function ReleaseSheetView({ release }: { readonly release: ReleaseSheet }) {
  return (
    <article>
      <PageHeader
        title={release.name}
        lead={release.description}
        back={{ href: routes.buy(), label: "Releases" }}
        status={<StatusBadge state={release.state} />}
      />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <ReleaseQuality release={release} />
        </div>
        <div className="min-w-0 lg:row-span-2">
          <div className="lg:sticky lg:top-24">
            <PurchaseCard release={release} />
            <ReleaseLicence release={release} />
            <ReleaseSplit release={release} />
          </div>
        </div>
        <div className="min-w-0">
          <MeasuredQuality releaseId={release.releaseId} />
          <ReleaseSchema release={release} />
          <ReleaseManifest release={release} />
          <ReleaseCroissant release={release} />
        </div>
      </div>
    </article>
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { QualityReport } from "@/app/_quality/quality-report"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Section } from "@/app/_ui/card"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"

/** The latest measure of the project behind a release: aggregates alone. Nothing where there is none. */
export function MeasuredQuality({ releaseId }: { readonly releaseId: Id<"release"> }) {
  const trpc = useTRPC()
  const quality = useQuery(trpc.release.quality.queryOptions({ releaseId }))
  if (quality.data === null) return null
  return (
    <Section
      title="Measured in detail"
      lead="The labels of this release’s project as last measured. It may have more labels than the release."
    >
      {quality.isPending ? (
        <SkeletonRows rows={4} />
      ) : quality.isError ? (
        <ErrorPanel error={quality.error} onRetry={() => void quality.refetch()} />
      ) : (
        <QualityReport quality={quality.data} />
      )}
    </Section>
  )
}

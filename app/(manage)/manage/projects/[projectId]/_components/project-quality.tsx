"use client"
import { useQuery } from "@tanstack/react-query"
import { ChartSpline } from "lucide-react"
import { DoubtedGolds } from "@/app/_quality/doubted-golds"
import { QualityReport } from "@/app/_quality/quality-report"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"

/** How good a project's labels are, for its owner and moderators. */
export function ProjectQuality({ projectId }: { readonly projectId: Id<"project"> }) {
  const trpc = useTRPC()
  const quality = useQuery(trpc.project.quality.queryOptions({ projectId }))
  if (quality.isPending) return <SkeletonRows rows={5} />
  if (quality.isError) return <ErrorPanel error={quality.error} onRetry={() => void quality.refetch()} />
  if (quality.data === null) {
    return (
      <EmptyState
        icon={<ChartSpline />}
        title="Nothing measured yet"
        text="The figures appear after the first full fit, once there are some forty labels."
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <h2 className="sr-only">How good the labels are</h2>
      <DoubtedGolds quality={quality.data} />
      <QualityReport quality={quality.data} />
    </div>
  )
}

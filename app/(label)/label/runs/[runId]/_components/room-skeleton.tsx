import { Skeleton, SkeletonText } from "@/app/_ui/skeleton"

/** The room before its task is there. */
export function RoomSkeleton() {
  return (
    <div role="status" aria-label="Loading the run" className="page flex flex-col gap-6 py-4">
      <Skeleton className="h-6 w-72 max-w-full" />
      <Skeleton className="h-8 w-96 max-w-full" />
      <div className="rounded-xl border bg-surface p-6">
        <SkeletonText lines={6} />
      </div>
    </div>
  )
}

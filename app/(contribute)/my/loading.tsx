import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton"

function Loading() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-48" />
      <SkeletonRows rows={6} />
    </div>
  )
}

export default Loading

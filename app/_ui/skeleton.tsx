import { classNames } from "./class-names"

/** A still shape where something is about to appear; give it the size of what comes. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden className={classNames("block h-4 animate-breathe rounded-sm bg-line", className)} />
  )
}

/** Lines of text about to appear. */
export function SkeletonText({ lines = 3 }: { readonly lines?: number }) {
  return (
    <span aria-hidden className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((key, line) => (
        <Skeleton key={key} className={line === lines - 1 ? "w-3/5" : "w-full"} />
      ))}
    </span>
  )
}

/** Rows of a table or list about to appear. */
export function SkeletonRows({ rows = 5 }: { readonly rows?: number }) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="flex flex-col divide-y divide-line rounded-lg border bg-surface"
    >
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((key) => (
        <div key={key} className="flex items-center justify-between gap-6 px-4 py-4">
          <Skeleton className="w-2/5" />
          <Skeleton className="w-1/6" />
        </div>
      ))}
    </div>
  )
}

/** In place of a fact sheet: title, lead, figures, contents. */
export function SheetSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <Skeleton className="h-9 w-2/3 max-w-md" />
      <Skeleton className="h-5 w-full max-w-prose" />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {["one", "two", "three", "four"].map((key) => (
          <Skeleton key={key} className="h-28 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-72 rounded-lg" />
    </div>
  )
}

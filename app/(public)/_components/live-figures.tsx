"use client"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { formatCount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { Amount } from "@/app/_ui/amount"
import { Skeleton } from "@/app/_ui/skeleton"

const renewSeconds = 15

/** What has flowed so far, counted in the database; zero is an honest figure too. */
export function LiveFigures() {
  const trpc = useTRPC()
  const token = useToken()
  const { data, isError } = useQuery({
    ...trpc.site.figures.queryOptions(),
    refetchInterval: renewSeconds * 1000,
  })
  if (isError) return null
  const figures: readonly (readonly [label: string, value: ReactNode])[] = [
    ["pools", data && formatCount(data.pools)],
    ["items in them", data && formatCount(data.items)],
    ["annotations", data && formatCount(data.annotations)],
    ["contributors", data && formatCount(data.contributors)],
    ["labelers", data && formatCount(data.labelers)],
    ["paid out", data && <Amount amount={data.paidOutAmount} token={token} maximumFractionDigitsDown={2} />],
    ["gates closed", data && formatCount(data.closedGates)],
  ]
  return (
    <section aria-label="So far" className="border-y bg-surface">
      <dl className="page grid grid-cols-2 gap-x-6 gap-y-5 py-7 sm:grid-cols-4 lg:grid-cols-7">
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="tabular text-xl font-semibold tracking-tight">
              {value ?? <Skeleton className="my-1.5 w-16" />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

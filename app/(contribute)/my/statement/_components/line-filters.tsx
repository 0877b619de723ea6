"use client"
import { useQuery } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { Select } from "@/app/_ui/select"
import { lineRoleOf, lineStateOf, roleTitles, type StatementFilter, stateTitles } from "./statement-filter"

const all = "all"

/** Pool, epoch, state and role of the lines shown; kept in the address, so that a view can be kept or sent. */
export function LineFilters({ filter }: { readonly filter: StatementFilter }) {
  const router = useRouter()
  const trpc = useTRPC()
  const totals = useQuery(trpc.statement.totals.queryOptions())
  const pools = totals.data?.byPool ?? []
  const nameOf = new Map(pools.map(({ poolId, name }) => [poolId, name]))
  const epochs = (totals.data?.epochs ?? []).filter(({ poolId }) => poolId === (filter.pool ?? poolId))
  const change = (part: Partial<Record<keyof StatementFilter, string | undefined>>) =>
    router.replace(routes.statement({ ...filter, ...part } as StatementFilter), { scroll: false })
  const valueOr = (value: string) => (value === all ? undefined : value)
  return (
    <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4 print:hidden">
      <Select
        aria-label="Pool"
        options={[
          { value: all, label: "All pools" },
          ...pools.map(({ poolId, name }) => ({ value: poolId, label: name })),
        ]}
        value={filter.pool ?? all}
        onValueChange={(value: string) => change({ pool: valueOr(value), epoch: undefined })}
      />
      <Select
        aria-label="Epoch"
        options={[
          { value: all, label: "All epochs" },
          ...epochs.map(({ epochId, poolId, number }) => ({
            value: epochId,
            label: filter.pool === undefined ? `Epoch ${number}, ${nameOf.get(poolId)}` : `Epoch ${number}`,
          })),
        ]}
        value={filter.epoch ?? all}
        onValueChange={(value: string) => change({ epoch: valueOr(value) })}
      />
      <Select
        aria-label="State"
        options={[{ value: all, label: "All states" }, ...optionsOf(stateTitles)]}
        value={lineStateOf(filter.state) ?? all}
        onValueChange={(value: string) => change({ state: valueOr(value) })}
      />
      <Select
        aria-label="Role"
        options={[{ value: all, label: "All roles" }, ...optionsOf(roleTitles)]}
        value={lineRoleOf(filter.role) ?? all}
        onValueChange={(value: string) => change({ role: valueOr(value) })}
      />
    </div>
  )
}

function optionsOf(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([value, label]) => ({ value, label }))
}

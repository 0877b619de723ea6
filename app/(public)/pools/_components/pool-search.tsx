"use client"
import { Search } from "lucide-react"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { routes } from "@/app/_lib/routes"
import { Input } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type PoolsFilter, type ShownState, shownStates } from "./pools-filter"

const settleMilliseconds = 250
const all = "all"

const titles: Readonly<Record<ShownState, string>> = { open: "Open", closed: "Closed" }

/** Words and state to look for; they go into the address, so that a view can be sent on. */
export function PoolSearch({ filter }: { readonly filter: PoolsFilter }) {
  const router = useRouter()
  const [search, setSearch] = useState(filter.search ?? "")
  useEffect(() => {
    if (search === (filter.search ?? "")) return
    const timer = setTimeout(
      () => router.replace(routes.pools({ ...filter, search }), { scroll: false }),
      settleMilliseconds,
    )
    return () => clearTimeout(timer)
  }, [search, filter, router])
  return (
    <search className="flex flex-col gap-2 sm:flex-row">
      <span className="relative flex-1 sm:max-w-md">
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
        <Input
          type="search"
          aria-label="Search pools"
          placeholder="Search by name or purpose"
          className="pl-9"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </span>
      <Select
        aria-label="State"
        className="sm:w-44"
        options={[
          { value: all, label: "All states" },
          ...shownStates.map((value) => ({ value, label: titles[value] })),
        ]}
        value={shownStates.find((each) => each === filter.state) ?? all}
        onValueChange={(value: string) =>
          router.replace(routes.pools({ search, ...(value === all ? {} : { state: value }) }), {
            scroll: false,
          })
        }
      />
    </search>
  )
}

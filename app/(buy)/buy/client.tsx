"use client"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import { PackageSearch, Search } from "lucide-react"
import { useDeferredValue, useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { Input } from "@/app/_ui/input"
import { PageHeader } from "@/app/_ui/page-header"
import { ShowMore } from "@/app/_ui/show-more"
import { Skeleton } from "@/app/_ui/skeleton"
import { BuyTabs } from "../_components/buy-tabs"
import { ReleaseOffer } from "./_components/release-offer"

/** Releases on sale, quality before price. */
export function CatalogueScreen() {
  const [text, setText] = useState("")
  const search = useDeferredValue(text.trim())
  return (
    <>
      <PageHeader
        title="Buy"
        lead="Labeled data that people chose to give for training, with its quality measured before you pay."
      />
      <BuyTabs />
      <search className="relative my-6 block max-w-md">
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
        <Input
          type="search"
          aria-label="Search releases"
          placeholder="Search by name, text or pool"
          className="pl-9"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <Catalogue search={search} onClear={() => setText("")} />
    </>
  )
}

function Catalogue({ search, onClear }: { readonly search: string; readonly onClear: () => void }) {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.release.list.infiniteQueryOptions(search === "" ? {} : { search }, {
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <OffersSkeleton />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  const releases = list.data.pages.flatMap((page) => page.items)
  if (releases.length === 0) return <NoReleases search={search} onClear={onClear} />
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label="Releases on sale" className="flex flex-col gap-4">
        {releases.map((release) => (
          <ReleaseOffer key={release.releaseId} release={release} />
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  )
}

function NoReleases({ search, onClear }: { readonly search: string; readonly onClear: () => void }) {
  if (search !== "") {
    return (
      <EmptyState
        icon={<PackageSearch />}
        title={`No release has “${search}” in it`}
        text="Names, descriptions and pools are searched."
        action={<Button onClick={onClear}>Show all</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<PackageSearch />}
      title="Nothing is on sale yet"
      text="Pools that people fill and label now will cut releases. Their pages show how far they are."
      action={<LinkButton href={routes.pools()}>Look at the pools</LinkButton>}
    />
  )
}

function OffersSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-52 rounded-lg" />
      <Skeleton className="h-52 rounded-lg" />
    </div>
  )
}

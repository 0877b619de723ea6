"use client"
import { Package } from "lucide-react"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { EmptyState } from "@/app/_ui/empty-state"
import { Table } from "@/app/_ui/table"
import type { Contribution } from "../../../../_views"

/** The published releases that hold items of this contribution. */
export function ReleaseList({ contribution }: { readonly contribution: Contribution }) {
  return (
    <Table
      caption="Releases with this contribution"
      rows={contribution.releases}
      rowKey={(release) => release.releaseId}
      empty={
        <EmptyState
          icon={<Package />}
          title="In no published release yet"
          text="Once its items are labeled, the pool's owner may put them into a release. Sales of that release are shared with you."
        />
      }
      columns={[
        {
          key: "name",
          title: "Release",
          isHead: true,
          cell: (release) => (
            <Link
              className="font-medium text-water-ink hover:underline"
              href={routes.buyRelease(release.releaseId)}
            >
              {release.name}
            </Link>
          ),
        },
        { key: "state", title: "State", cell: (release) => <StatusBadge state={release.state} /> },
        {
          key: "items",
          title: "Your items in it",
          isNumeric: true,
          cell: (release) => formatCount(release.itemCount),
        },
        { key: "sold", title: "Sold", isNumeric: true, cell: (release) => formatCount(release.soldCount) },
      ]}
    />
  )
}

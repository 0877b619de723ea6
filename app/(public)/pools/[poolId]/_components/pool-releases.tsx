import { Package } from "lucide-react"
import Link from "next/link"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Section } from "@/app/_ui/card"
import { EmptyState } from "@/app/_ui/empty-state"
import { Table } from "@/app/_ui/table"
import type { FactSheetProps } from "./fact-sheet"

/** What was cut from the pool for buyers, and how often it was sold. */
export function PoolReleases({ pool, token }: Pick<FactSheetProps, "pool" | "token">) {
  return (
    <Section
      title="Releases and sales"
      lead="A release is a fixed snapshot of items and labels. Each sale of it is divided as shown."
    >
      <Table
        caption="Releases"
        rows={pool.releases}
        rowKey={(release) => release.releaseId}
        empty={
          <EmptyState
            icon={<Package />}
            title="No releases yet"
            text="Once enough is labeled, the owner cuts the first."
          />
        }
        columns={[
          {
            key: "name",
            title: "Release",
            isHead: true,
            cell: (release) => (
              <Link
                href={routes.buyRelease(release.releaseId)}
                className="font-medium text-water-ink hover:underline"
              >
                {release.name}
              </Link>
            ),
          },
          { key: "state", title: "State", cell: (release) => <StatusBadge state={release.state} /> },
          {
            key: "items",
            title: "Items",
            isNumeric: true,
            cell: (release) => formatCount(release.itemCount),
          },
          {
            key: "price",
            title: "Price",
            isNumeric: true,
            cell: (release) => <Amount amount={release.priceAmount} token={token} />,
          },
          { key: "sold", title: "Sold", isNumeric: true, cell: (release) => formatCount(release.soldCount) },
        ]}
      />
    </Section>
  )
}

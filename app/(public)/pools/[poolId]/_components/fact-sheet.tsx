import type { TokenUnit } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { PageHeader } from "@/app/_ui/page-header"
import type { PoolCall, PoolSheet } from "../../_views"
import { PoolActions } from "./pool-actions"
import { PoolAppeals } from "./pool-appeals"
import { PoolCalls } from "./pool-calls"
import { PoolContents } from "./pool-contents"
import { PoolFigures } from "./pool-figures"
import { PoolGates } from "./pool-gates"
import { PoolProjects } from "./pool-projects"
import { PoolReleases } from "./pool-releases"
import { PoolSplit } from "./pool-split"
import { PoolTerms } from "./pool-terms"

export interface FactSheetProps {
  readonly pool: PoolSheet
  /** Its calls for contributions, newest first. */
  readonly calls: readonly PoolCall[]
  readonly token: TokenUnit
  /** The present, as the server read it. */
  readonly readAt: Date
}

/** A pool's fact sheet, drawn by the server: it is read far more than it is used. */
export function FactSheet({ pool, calls, token, readAt }: FactSheetProps) {
  return (
    <article>
      <PageHeader
        title={pool.name}
        lead={pool.purpose}
        back={{ href: routes.pools(), label: "Pools" }}
        status={<StatusBadge state={pool.state} />}
        actions={<PoolActions pool={pool} />}
      />
      <PoolFigures pool={pool} token={token} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <PoolContents pool={pool} readAt={readAt} />
          <PoolCalls pool={pool} calls={calls} token={token} />
          <PoolProjects pool={pool} />
          <PoolReleases pool={pool} token={token} />
        </div>
        <div className="min-w-0">
          <PoolTerms pool={pool} token={token} />
          <PoolSplit pool={pool} />
          <PoolAppeals pool={pool} />
          <PoolGates pool={pool} />
        </div>
      </div>
    </article>
  )
}

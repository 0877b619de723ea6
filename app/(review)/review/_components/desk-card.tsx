import { routes } from "@/app/_lib/routes"
import { StatusBadge } from "@/app/_ui/badge"
import { RelativeTime } from "@/app/_ui/relative-time"
import { kindNames } from "@/server/domain/kinds/names"
import type { Desk } from "../../_views"
import { WaitingCard } from "./waiting-card"

/** One desk: how much waits on it, and since when. */
export function DeskCard({ desk }: { readonly desk: Desk }) {
  return (
    <WaitingCard
      href={routes.reviewProject(desk.projectId)}
      title={desk.name}
      place={`${desk.poolName} · ${kindNames[desk.kind]}`}
      count={desk.escalatedCount}
    >
      <StatusBadge state={desk.state} />
      {desk.waitingSince === null ? (
        "The desk is clear"
      ) : (
        <span>
          The oldest came in <RelativeTime at={desk.waitingSince} />
        </span>
      )}
    </WaitingCard>
  )
}

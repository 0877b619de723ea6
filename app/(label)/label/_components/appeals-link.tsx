import { routes } from "@/app/_lib/routes"
import { Badge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"

/** The way to one's own appeals, with how many outcomes are new. */
export function AppealsLink({ unreadCount }: { readonly unreadCount: number }) {
  return (
    <LinkButton href={routes.appeals()}>
      Appeals
      {unreadCount === 0 ? null : <Badge tone="amber">{unreadCount} new</Badge>}
    </LinkButton>
  )
}

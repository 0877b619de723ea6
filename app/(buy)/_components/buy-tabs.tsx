"use client"
import { routes } from "@/app/_lib/routes"
import { LinkTabs } from "@/app/_ui/tabs"
import { useSession } from "@/app/_wallet/session"

const tabs = [
  { href: routes.buy(), label: "Releases" },
  { href: routes.grants(), label: "Your grants" },
  { href: routes.bounties(), label: "Your bounties" },
  { href: routes.organization(), label: "Organization" },
]

/** The places of a buyer; a stranger sees the catalogue alone. */
export function BuyTabs() {
  const { viewer } = useSession()
  return viewer === null ? null : <LinkTabs label="Buying" tabs={tabs} />
}

import {
  BookOpenText,
  ClipboardCheck,
  FolderLock,
  ReceiptText,
  Settings2,
  ShoppingBag,
  Tags,
} from "lucide-react"
import type { Route } from "next"
import type { ReactNode } from "react"
import { routes } from "../../_lib/routes"

export interface Place {
  readonly href: Route
  readonly label: string
  /** What a person does there, for the phone's menu. */
  readonly hint: string
  readonly icon: ReactNode
}

/** Places by what a person does there, in the order of the loop. */
export const places = {
  pools: place(routes.pools(), "Pools", "Find a pool, put data in", <BookOpenText aria-hidden />),
  label: place(routes.label(), "Label", "Answer tasks, earn points", <Tags aria-hidden />),
  review: place(routes.review(), "Review", "Settle what the crowd could not", <ClipboardCheck aria-hidden />),
  buy: place(routes.buy(), "Buy", "Look at releases, buy access", <ShoppingBag aria-hidden />),
  manage: place(routes.manage(), "Manage", "Run your pools and projects", <Settings2 aria-hidden />),
  contributions: place(
    routes.myContributions(),
    "My data",
    "See who read it, close your gate",
    <FolderLock aria-hidden />,
  ),
  statement: place(routes.statement(), "Statement", "Every cent you earned", <ReceiptText aria-hidden />),
} as const

export const allPlaces: readonly Place[] = Object.values(places)

/** What stands under the thumb on a phone; the rest is behind "More". */
export const thumbPlaces: readonly Place[] = [
  places.pools,
  places.label,
  places.contributions,
  places.statement,
]
export const otherPlaces: readonly Place[] = [places.review, places.buy, places.manage]

function place(href: Route, label: string, hint: string, icon: ReactNode): Place {
  return { href, label, hint, icon }
}

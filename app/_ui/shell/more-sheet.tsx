"use client"
import { routes } from "../../_lib/routes"
import { HoverLink } from "../hover-link"
import { Sheet } from "../sheet"
import { ThemeSwitch } from "../theme-switch"
import { otherPlaces } from "./places"

interface MoreSheetProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The places that have no room under the thumb. */
export function MoreSheet({ isOpen, onOpenChange }: MoreSheetProps) {
  return (
    <Sheet title="More" side="bottom" isOpen={isOpen} onOpenChange={onOpenChange}>
      <ul className="flex flex-col">
        {otherPlaces.map((place) => (
          <li key={place.href}>
            <HoverLink
              href={place.href}
              className="flex min-h-14 items-center gap-4 border-b py-2 [&>svg]:size-5 [&>svg]:text-water-ink"
            >
              {place.icon}
              <span className="min-w-0">
                <span className="block text-base">{place.label}</span>
                <span className="block text-sm text-ink-soft">{place.hint}</span>
              </span>
            </HoverLink>
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-4 pt-4 text-sm text-ink-soft">
        <HoverLink href={routes.leaderboard()} className="min-h-6 underline underline-offset-3">
          Leaderboard
        </HoverLink>
        <ThemeSwitch />
      </div>
    </Sheet>
  )
}

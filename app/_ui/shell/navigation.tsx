"use client"
import { Menu as MenuIcon } from "lucide-react"
import dynamic from "next/dynamic"
import { usePathname } from "next/navigation"
import { useEffect, useState } from "react"
import { isFocusPath, isWithin } from "../../_lib/routes"
import { classNames } from "../class-names"
import { HoverLink } from "../hover-link"
import { allPlaces, otherPlaces, type Place, thumbPlaces } from "./places"

// Comes with the first tap.
const MoreSheet = dynamic(() => import("./more-sheet").then((sheet) => sheet.MoreSheet), { ssr: false })

/** The row of places in the header; not on a phone. */
export function TopNavigation() {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="hidden gap-0.5 sm:flex">
      {allPlaces.map((place) => {
        const isHere = isWithin(pathname, place.href)
        return (
          <HoverLink
            key={place.href}
            href={place.href}
            aria-current={isHere ? "page" : undefined}
            className={classNames(
              "flex h-9 items-center rounded-md px-3 text-sm whitespace-nowrap transition-colors",
              isHere
                ? "bg-water-soft font-medium text-water-ink"
                : "text-ink-soft hover:bg-sunken hover:text-ink",
            )}
          >
            {place.label}
          </HoverLink>
        )
      })}
    </nav>
  )
}

/** The places under the thumb; on a phone only, and not while a run is being answered. */
export function ThumbNavigation() {
  const pathname = usePathname()
  if (isFocusPath(pathname)) return null
  return (
    <>
      <div aria-hidden className="h-[calc(4rem+env(safe-area-inset-bottom))] sm:hidden" />
      <nav
        aria-label="Main"
        className="print:hidden fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
      >
        {thumbPlaces.map((place) => (
          <ThumbLink key={place.href} place={place} isHere={isWithin(pathname, place.href)} />
        ))}
        <MorePlaces pathname={pathname} />
      </nav>
    </>
  )
}

const thumbLook = classNames(
  "flex h-16 min-w-0 flex-col items-center justify-center gap-1 text-2xs text-ink-soft focus-visible:-outline-offset-2 [&>svg]:size-5",
  "aria-[current=page]:font-medium aria-[current=page]:text-water-ink",
)

function ThumbLink({ place, isHere }: { readonly place: Place; readonly isHere: boolean }) {
  return (
    <HoverLink href={place.href} aria-current={isHere ? "page" : undefined} className={thumbLook}>
      {place.icon}
      {place.label}
    </HoverLink>
  )
}

function MorePlaces({ pathname }: { readonly pathname: string }) {
  const [isWanted, setWanted] = useState(false)
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes the sheet
  useEffect(() => setOpen(false), [pathname])
  const isHere = otherPlaces.some((place) => isWithin(pathname, place.href))
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-current={isHere ? "page" : undefined}
        className={thumbLook}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        <MenuIcon aria-hidden />
        More
      </button>
      {isWanted ? <MoreSheet isOpen={isOpen} onOpenChange={setOpen} /> : null}
    </>
  )
}

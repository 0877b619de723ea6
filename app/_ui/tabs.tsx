"use client"
import { Tabs as BaseTabs } from "@base-ui/react/tabs"
import type { Route } from "next"
import Link from "next/link"
import { usePathname } from "next/navigation"
import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface TabItem {
  readonly value: string
  readonly label: ReactNode
  readonly content: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly value?: string
  readonly onValueChange?: (value: string) => void
}

const strip = "flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]"
const tabLook = classNames(
  "-mb-px flex h-11 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 text-sm text-ink-soft transition-colors",
  "hover:text-ink focus-visible:-outline-offset-2",
)
const chosenLook = "border-water font-medium text-water-ink"

/** Parts of one page, one seen at a time. For parts with an address of their own use LinkTabs. */
export function Tabs({ label, tabs, value, onValueChange }: TabsProps) {
  return (
    <BaseTabs.Root
      {...(value === undefined ? { defaultValue: tabs[0]?.value } : { value })}
      onValueChange={(next: unknown) => onValueChange?.(String(next))}
    >
      <BaseTabs.List aria-label={label} className={strip}>
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className={classNames(
              tabLook,
              "data-active:border-water data-active:font-medium data-active:text-water-ink",
            )}
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="pt-6 outline-offset-4">
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  )
}

export interface LinkTab {
  readonly href: Route
  readonly label: ReactNode
}

/** Parts of one thing that have their own addresses: a row of links that looks like tabs. */
export function LinkTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className={strip}>
      {tabs.map((tab) => {
        const isHere = pathname === tab.href
        return (
          <Link
            key={tab.href}
            href={tab.href}
            ref={isHere ? bringIntoRow : null}
            aria-current={isHere ? "page" : undefined}
            className={classNames(tabLook, isHere && chosenLook)}
          >
            {tab.label}
          </Link>
        )
      })}
    </nav>
  )
}

/** On a narrow screen the row scrolls: the tab one is at must not lie beyond its edge. */
function bringIntoRow(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement
  if (link === null || row === null || row === undefined) return
  row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.clientWidth) / 2
}

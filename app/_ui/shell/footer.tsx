import type { Route } from "next"
import Link from "next/link"
import { routes } from "../../_lib/routes"
import { Mark } from "../mark"
import { ThemeSwitch } from "../theme-switch"

const groups: readonly { readonly title: string; readonly links: readonly (readonly [string, Route])[] }[] = [
  {
    title: "Give and label",
    links: [
      ["Pools", routes.pools()],
      ["Label", routes.label()],
      ["Leaderboard", routes.leaderboard()],
    ],
  },
  {
    title: "Own",
    links: [
      ["My data", routes.myContributions()],
      ["Statement", routes.statement()],
      ["Account", routes.account()],
    ],
  },
  {
    title: "Buy",
    links: [
      ["Releases", routes.buy()],
      ["Grants", routes.grants()],
      ["Organization", routes.organization()],
    ],
  },
  {
    title: "Run a pool",
    links: [
      ["Manage", routes.manage()],
      ["Review", routes.review()],
      ["Verify", routes.verify()],
    ],
  },
]

/** The foot of every page. */
export function Footer({ chainName }: { readonly chainName: string }) {
  return (
    <footer className="print:hidden mt-16 border-t">
      <div className="page flex flex-col gap-10 py-10 md:flex-row md:justify-between">
        <div className="flex max-w-xs flex-col gap-3 text-sm text-ink-soft">
          <Mark className="size-8" />
          <p>Data liquidity pools: put data in, label it, sell access, and recompute every cent.</p>
        </div>
        <nav aria-label="All places" className="grid grid-cols-2 gap-x-10 gap-y-6 text-sm sm:grid-cols-4">
          {groups.map((group) => (
            <div key={group.title}>
              <p className="pb-1 font-medium text-ink">{group.title}</p>
              <ul>
                {group.links.map(([label, href]) => (
                  <li key={href}>
                    <Link
                      href={href}
                      prefetch={false}
                      className="inline-flex min-h-8 items-center text-ink-soft hover:text-ink"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="page">
        <div className="flex flex-wrap items-center justify-between gap-4 border-t py-4 text-sm text-ink-faint">
          <p>
            Payments settle on {chainName}:{" "}
            <Link href={routes.status()} prefetch={false} className="underline hover:text-ink">
              status
            </Link>
            . Open source, Apache-2.0.
          </p>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  )
}

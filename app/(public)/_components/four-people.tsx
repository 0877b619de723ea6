import { ArrowRight, ClipboardCheck, FolderLock, Settings2, ShoppingBag } from "lucide-react"
import type { Route } from "next"
import Link from "next/link"
import type { ReactNode } from "react"
import { routes } from "@/app/_lib/routes"

interface PersonCard {
  readonly title: string
  readonly icon: ReactNode
  readonly comesTo: string
  readonly leavesWith: string
  readonly href: Route
  readonly wayIn: string
}

const people: readonly PersonCard[] = [
  {
    title: "Contributors",
    icon: <FolderLock aria-hidden />,
    comesTo: "put data in, label, play",
    leavesWith: "a statement of every cent, a list of who read their data, and a gate they can close.",
    href: routes.pools(),
    wayIn: "Find a pool",
  },
  {
    title: "Buyers",
    icon: <ShoppingBag aria-hidden />,
    comesTo: "find data they may lawfully train on",
    leavesWith: "a release whose quality they saw before they paid, a licence, a signed manifest.",
    href: routes.buy(),
    wayIn: "See the releases",
  },
  {
    title: "Moderators",
    icon: <ClipboardCheck aria-hidden />,
    comesTo: "judge what the crowd could not settle",
    leavesWith: "a short queue, the best question first, and a reason behind every verdict.",
    href: routes.review(),
    wayIn: "Open the desk",
  },
  {
    title: "Pool owners",
    icon: <Settings2 aria-hidden />,
    comesTo: "open a pool, set its terms, price and split",
    leavesWith: "a fact sheet anyone can check: volume, quality, sales, payouts.",
    href: routes.manage(),
    wayIn: "Run a pool",
  },
]

/** Who it is for. One account can be all four. */
export function FourPeople() {
  return (
    <section aria-labelledby="four-people" className="page py-16 lg:py-20">
      <h2 id="four-people" className="text-2xl font-semibold sm:text-3xl">
        Four people use it
      </h2>
      <p className="mt-2 text-ink-soft">One account can be all four.</p>
      <ul className="mt-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {people.map((person) => (
          <li key={person.title} className="flex flex-col gap-3 rounded-lg border bg-surface p-5 shadow-card">
            <span className="flex size-10 items-center justify-center rounded-md bg-water-soft text-water-ink [&>svg]:size-5">
              {person.icon}
            </span>
            <h3 className="text-lg font-semibold">{person.title}</h3>
            <p className="flex-1 text-sm text-ink-soft">
              come to {person.comesTo}, and leave with {person.leavesWith}
            </p>
            <Link
              href={person.href}
              className="inline-flex min-h-8 items-center gap-1.5 self-start text-sm font-medium text-water-ink hover:underline [&>svg]:size-4"
            >
              {person.wayIn}
              <ArrowRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

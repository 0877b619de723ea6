import type { Metadata } from "next"
import { routes } from "./_lib/routes"
import { LinkButton } from "./_ui/button"
import { Mark } from "./_ui/mark"

export const metadata: Metadata = { title: "Not here" }

function NotFound() {
  return (
    <div className="page flex flex-col items-center gap-4 py-24 text-center">
      <Mark className="size-14" />
      <h1 className="text-2xl font-semibold">Nothing flows here</h1>
      <p className="max-w-md text-ink-soft">
        There is no page at this address, or what it shows is not yours to see. If a link brought you here, it
        may be out of date.
      </p>
      <div className="flex flex-wrap justify-center gap-2 pt-2">
        <LinkButton href={routes.pools()} variant="primary">
          See the pools
        </LinkButton>
        <LinkButton href={routes.home()}>Go home</LinkButton>
      </div>
    </div>
  )
}

export default NotFound

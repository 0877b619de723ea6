import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { PondScene } from "./pond-scene"

/** What Millpond is, in one breath, and the two ways in. */
export function Hero() {
  return (
    <section className="page grid items-center gap-10 pt-10 pb-14 lg:grid-cols-[minmax(0,1.02fr)_minmax(0,1fr)] lg:gap-6 lg:pt-16 lg:pb-20">
      <div className="flex flex-col gap-6">
        <h1 className="text-display font-semibold tracking-[-0.035em]">
          Put data in.
          <br />
          Keep the gate.
        </h1>
        <p className="max-w-xl text-lg text-ink-soft">
          Millpond runs data pools. People put private data in and stay in charge of it. Others label it and
          stake points on being right. AI companies buy access. Who was paid what is on a chain, where anyone
          can recompute it.
        </p>
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          <LinkButton href={routes.pools()} variant="primary" size="lg">
            See the pools
          </LinkButton>
          <LinkButton href={routes.label()} size="lg">
            Label and earn points
          </LinkButton>
        </div>
        <p className="text-sm text-ink-faint">Nothing to install: a wallet can be made in this browser.</p>
      </div>
      <PondScene />
    </section>
  )
}

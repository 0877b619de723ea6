"use client"
import { routes } from "@/app/_lib/routes"
import { Button, LinkButton } from "@/app/_ui/button"
import { useSession } from "@/app/_wallet/session"
import { useWallet } from "@/app/_wallet/wallet-gate"

/** The way in, at the end of the page. On the local chain it offers the demo's people. */
export function TryIt({ isDemo }: { readonly isDemo: boolean }) {
  const { viewer } = useSession()
  const wallet = useWallet()
  return (
    <section aria-labelledby="try-it" className="page">
      <div className="flex flex-col items-start gap-5 rounded-xl bg-water dark:bg-water-soft px-6 py-10 text-on-water dark:text-ink sm:px-10 lg:flex-row lg:items-center lg:justify-between">
        <div className="max-w-xl">
          <h2 id="try-it" className="text-xl font-semibold sm:text-2xl">
            {isDemo ? "Walk all sides of it" : "Start with one pool"}
          </h2>
          <p className="mt-2">
            {isDemo
              ? "This is the local demo, on a chain of its own. Sign in as contributor, labeler, moderator, pool owner or buyer, one click each."
              : "Read what a pool is for and on whose terms, before you put anything in."}
          </p>
        </div>
        {isDemo && viewer === null ? (
          <Button
            size="lg"
            className="border-transparent"
            isPending={wallet.isOpening}
            onClick={() => void wallet.signIn()}
          >
            Sign in to the demo
          </Button>
        ) : (
          <LinkButton href={routes.pools()} size="lg" className="border-transparent">
            See the pools
          </LinkButton>
        )}
      </div>
    </section>
  )
}

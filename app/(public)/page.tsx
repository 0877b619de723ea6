import { HydrateClient, prefetch, readSiteConfig, trpc } from "../_trpc/server"
import { FourPeople } from "./_components/four-people"
import { Hero } from "./_components/hero"
import { LiveFigures } from "./_components/live-figures"
import { Promises } from "./_components/promises"
import { TheLoop } from "./_components/the-loop"
import { TryIt } from "./_components/try-it"

async function HomePage() {
  await prefetch(trpc.site.figures.queryOptions())
  const { demo } = await readSiteConfig()
  return (
    <HydrateClient>
      <Hero />
      <LiveFigures />
      <FourPeople />
      <TheLoop />
      <Promises />
      <TryIt isDemo={demo} />
    </HydrateClient>
  )
}

export default HomePage

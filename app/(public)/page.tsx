import { tokenOf } from "../_lib/site-config"
import { readCaller, readSiteConfig } from "../_trpc/read"
import { FourPeople } from "./_components/four-people"
import { Hero } from "./_components/hero"
import { LiveFigures } from "./_components/live-figures"
import { Promises } from "./_components/promises"
import { TheLoop } from "./_components/the-loop"
import { TryIt } from "./_components/try-it"

async function HomePage() {
  const config = await readSiteConfig()
  return (
    <>
      <Hero />
      <LiveFigures figures={await readFigures()} token={tokenOf(config)} />
      <FourPeople />
      <TheLoop />
      <Promises />
      <TryIt isDemo={config.demo} />
    </>
  )
}

/** null where they cannot be counted now: the page says the rest without them. */
async function readFigures() {
  const caller = await readCaller()
  return caller.site.figures().catch(() => null)
}

export default HomePage

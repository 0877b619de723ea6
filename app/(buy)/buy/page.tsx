import { HydrateClient, prefetchInfinite, trpc } from "@/app/_trpc/server"
import { CatalogueScreen } from "./client"

export const metadata = { title: "Buy", description: "Releases of labeled data, quality before price." }

export default function CataloguePage() {
  prefetchInfinite(
    trpc.release.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  )
  return (
    <HydrateClient>
      <CatalogueScreen />
    </HydrateClient>
  )
}

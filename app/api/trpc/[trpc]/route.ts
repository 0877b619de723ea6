import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { createRequestContext } from "@/server/api/request-context"
import { appRouter } from "@/server/api/router"
import { refuseForeignPage } from "../../own-page"

/** Every procedure. A page of another site, or of another port of this host, calls none of them. */
async function answer(request: Request): Promise<Response> {
  return (
    refuseForeignPage(request) ??
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext: createRequestContext,
    })
  )
}

export { answer as GET, answer as POST }

"use client"
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient, httpBatchLink } from "@trpc/client"
import { createTRPCContext } from "@trpc/tanstack-react-query"
import { type ReactNode, useState } from "react"
import superjson from "superjson"
import type { AppRouter } from "@/server/api/router"
import { onSessionChange } from "../_wallet/session"
import { makeQueryClient } from "./query-client"

const context = createTRPCContext<AppRouter>()

/** Procedures as options for useQuery and useMutation: `useQuery(useTRPC().pool.list.queryOptions())`. */
export const useTRPC = context.useTRPC
/** The bare client, for calls outside of React Query. */
export const useTRPCClient = context.useTRPCClient

let browserQueryClient: QueryClient | undefined

function getQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient()
  if (browserQueryClient === undefined) {
    const made = makeQueryClient()
    // For as long as the tab lives: what one person read is never shown to the next, whichever page is open.
    onSessionChange(() => made.clear())
    browserQueryClient = made
  }
  return browserQueryClient
}

/**
 * Gives what is below the procedures. Not in the root layout: a page whose content the server draws does without
 * their code. All of a tab's providers share one memory of answers.
 */
export function TrpcProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = getQueryClient()
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: "/api/trpc", transformer: superjson, maxURLLength: 8000 })],
    }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  )
}

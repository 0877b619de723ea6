"use client"
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient, httpBatchLink } from "@trpc/client"
import { createTRPCContext } from "@trpc/tanstack-react-query"
import { type ReactNode, useState } from "react"
import superjson from "superjson"
import type { AppRouter } from "@/server/api/router"
import { makeQueryClient } from "./query-client"

const context = createTRPCContext<AppRouter>()

/** Procedures as options for useQuery and useMutation: `useQuery(useTRPC().pool.list.queryOptions())`. */
export const useTRPC = context.useTRPC
/** The bare client, for calls outside of React Query. */
export const useTRPCClient = context.useTRPCClient

let browserQueryClient: QueryClient | undefined

function getQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient()
  browserQueryClient ??= makeQueryClient()
  return browserQueryClient
}

/** Gives the pages below the procedures; once, in the root layout. */
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

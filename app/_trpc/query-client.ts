import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query"
import superjson from "superjson"
import { explainError } from "./explain-error"

const freshSeconds = 15

/** A query client for one request on the server or one tab in the browser. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        queryKeyHashFn: hashKey,
        staleTime: freshSeconds * 1000,
        // A refusal is an answer; only what did not arrive is asked for again, and a page being made does not wait.
        retry: (failures, error) =>
          typeof window !== "undefined" && failures < 2 && explainError(error).mayRetry,
      },
      mutations: { retry: false },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  })
}

/** As React Query's own, which knows no bigint: inputs with points or amounts are keys like any others. */
function hashKey(key: readonly unknown[]): string {
  return JSON.stringify(key, (_name, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

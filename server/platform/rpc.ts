import "server-only"
import { type FallbackTransport, fallback, type HttpTransport, http } from "viem"
import { z } from "zod"

/** One address of a node, or several with commas between: where one does not answer, the next one is asked. */
export const rpcUrlList = z
  .string()
  .transform((text) => splitRpcUrls(text))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
  .transform((urls) => urls.join(","))

/** The addresses of a list, in its order. */
export function splitRpcUrls(list: string): string[] {
  return list
    .split(",")
    .map((url) => url.trim())
    .filter((url) => url !== "")
}

/** A way to a chain's nodes, each in its turn. */
export function rpcTransport(list: string, timeoutSeconds: number): FallbackTransport<HttpTransport[]> {
  const options = { retryCount: 2, timeout: timeoutSeconds * 1000 }
  return fallback(
    splitRpcUrls(list).map((url) => http(url, options)),
    { retryCount: 0 },
  )
}

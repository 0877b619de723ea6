import "server-only"
import {
  type Chain,
  createPublicClient,
  defineChain,
  type FallbackTransport,
  type HttpTransport,
  type PublicClient,
} from "viem"
import { rpcTransport, splitRpcUrls } from "@/server/platform/rpc"

type Hex = `0x${string}`

/** A reader of the chain that knows which chain it is. */
export type ChainClient = PublicClient<FallbackTransport<HttpTransport[]>, Chain>

/** A transaction ready to be sent by whoever holds the right key: a wallet in a browser, the operator, the relayer. */
export interface PreparedCall {
  readonly to: Hex
  readonly data: Hex
}

/** The chain as viem wants it. Its name and coin are shown by wallets only. */
export function chainOf(chainId: number, rpcUrl: string): Chain {
  return defineChain({
    id: chainId,
    name: chainId === 31337 ? "Millpond local chain" : `Chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: splitRpcUrls(rpcUrl) } },
    // Looking for a replacement, viem passes over a block that comes meanwhile; on the local chain no other follows.
    supportsTransactionReplacementDetection: chainId !== 31337,
  })
}

/** A client over HTTP, of one node or of several in their turn. Polls fast on a local chain, where a block comes with each transaction. */
export function connectChain(options: { readonly rpcUrl: string; readonly chainId: number }): ChainClient {
  return createPublicClient({
    chain: chainOf(options.chainId, options.rpcUrl),
    transport: rpcTransport(options.rpcUrl, 10),
    pollingInterval: options.chainId === 31337 ? 50 : 2_000,
    cacheTime: 0,
  })
}

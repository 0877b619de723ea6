import { createPublicClient, http, parseEventLogs } from "viem"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import type { ChainFound } from "@/server/domain/transcript/verify-file"
import type { SiteConfig } from "../_lib/site-config"

type Hex = `0x${string}`

/**
 * What the chain says of transactions in which a pool's roots are said to be: read from their receipts by this
 * browser, through this site's door to the node. Loads viem: import it on demand.
 * @param transactionHashes those that are null, or of which the chain has no receipt, prove nothing
 */
export async function readProofs(
  config: Pick<SiteConfig, "addresses">,
  poolOnChainId: Hex,
  transactionHashes: readonly (Hex | null)[],
): Promise<ChainFound> {
  const { registry, payouts } = config.addresses
  const client = createPublicClient({ transport: http(`${window.location.origin}/api/chain`) })
  const hashes = [...new Set(transactionHashes)].filter((hash) => hash !== null)
  const receipts = await Promise.all(
    hashes.map((hash) => client.getTransactionReceipt({ hash }).catch(() => null)),
  )
  const logs = receipts.flatMap((receipt) => (receipt?.status === "success" ? receipt.logs : []))
  const from = (address: Hex) => logs.filter((log) => log.address.toLowerCase() === address.toLowerCase())
  const anchored = parseEventLogs({ abi: poolRegistryAbi, eventName: "Anchored", logs: from(registry) })
  const proposed = parseEventLogs({ abi: payoutsAbi, eventName: "RootProposed", logs: from(payouts) })
  return {
    chainId: await client.getChainId(),
    registry,
    payouts,
    anchors: anchored
      .filter(({ args }) => args.poolId === poolOnChainId)
      .map(({ args, blockNumber }) => ({ root: args.root, count: args.count, blockNumber })),
    proposals: proposed
      .filter(({ args }) => args.poolId === poolOnChainId)
      .map(({ args }) => ({
        root: args.root,
        cumulativeTotalAmount: args.cumulativeTotal,
        transcriptHash: args.transcriptHash,
      })),
  }
}

import type { VaultChain } from "@/server/vault/chain"
import { isSameHex } from "@/server/vault/check-consent"

/** The part of a chain that the vault asks, in memory: which grants run, and which contracts sign. */
export interface TestVaultChain extends VaultChain {
  readonly activeGrants: Map<bigint, `0x${string}`>
  readonly signingContracts: Set<string>
  isDown: boolean
}

export function createTestChain(): TestVaultChain {
  const chain: TestVaultChain = {
    chainId: 31337,
    registryAddress: "0x00000000000000000000000000000000000000aa",
    activeGrants: new Map(),
    signingContracts: new Set(),
    isDown: false,
    async isGrantActive(grantOnChainId, releaseOnChainId) {
      if (chain.isDown) throw new Error("down")
      return isSameHex(chain.activeGrants.get(grantOnChainId) ?? "", releaseOnChainId)
    },
    async isSignedByContract(address) {
      return chain.signingContracts.has(address.toLowerCase())
    },
  }
  return chain
}

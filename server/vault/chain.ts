import "server-only"
import { hashTypedData } from "viem"
import { isGrantActive, readGrant } from "@/server/chain/access-grants"
import { connectChain } from "@/server/chain/clients"
import { isSignedByContract } from "@/server/chain/contract-signature"
import type { Deployment } from "@/server/chain/deployment"
import type { consentTypedData } from "@/server/domain/consent/typed-data"

type Hex = `0x${string}`

/** What the vault asks the chain by itself, without trusting anybody in between. No answer is no right. */
export interface VaultChain {
  readonly chainId: number
  readonly registryAddress: Hex
  /** Whether this grant runs now, is neither challenged, refunded nor terminated, and is for this release. */
  isGrantActive(grantOnChainId: bigint, releaseOnChainId: Hex): Promise<boolean>
  /** Whether a contract at the signer's address takes the signature (ERC-1271). */
  isSignedByContract(
    address: Hex,
    typedData: ReturnType<typeof consentTypedData>,
    signature: Hex,
  ): Promise<boolean>
}

/** The vault's own line to a node. @throws DomainError CHAIN_UNAVAILABLE where the node does not answer */
export function connectVaultChain(rpcUrl: string, deployment: Deployment): VaultChain {
  const client = connectChain({ rpcUrl, chainId: deployment.chainId })
  return {
    chainId: deployment.chainId,
    registryAddress: deployment.addresses.registry,
    async isGrantActive(grantOnChainId, releaseOnChainId) {
      const [isActive, found] = await Promise.all([
        isGrantActive(client, deployment, grantOnChainId),
        readGrant(client, deployment, grantOnChainId),
      ])
      return isActive && found?.releaseOnChainId.toLowerCase() === releaseOnChainId.toLowerCase()
    },
    isSignedByContract: (address, typedData, signature) =>
      isSignedByContract(client, address, hashTypedData(typedData), signature),
  }
}

import "server-only"
import { encodeFunctionData, numberToHex } from "viem"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { DomainError } from "@/server/domain/errors"
import { orRefuse } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"
import type { Deployment } from "./deployment"

type Hex = `0x${string}`

/** Money of an address, in base units of the payment token. */
export function readTokenBalance(client: ChainClient, deployment: Deployment, address: Hex): Promise<bigint> {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.token,
      abi: developmentUsdAbi,
      functionName: "balanceOf",
      args: [address],
    }),
  )
}

/** Whether an ERC-3009 authorization has been spent or cancelled. */
export function isAuthorizationUsed(
  client: ChainClient,
  deployment: Deployment,
  payer: Hex,
  nonce: Hex,
): Promise<boolean> {
  return orRefuse(
    client.readContract({
      address: deployment.addresses.token,
      abi: developmentUsdAbi,
      functionName: "authorizationState",
      args: [payer, nonce],
    }),
  )
}

/** Anyone's call that makes development money. @throws DomainError FORBIDDEN on any chain but the local one */
export function prepareMint(deployment: Deployment, to: Hex, amount: bigint): PreparedCall {
  requireLocalChain(deployment)
  const data = encodeFunctionData({ abi: developmentUsdAbi, functionName: "mint", args: [to, amount] })
  return { to: deployment.addresses.token, data }
}

/** Sets an address's coins for gas. @throws DomainError FORBIDDEN on any chain but the local one */
export async function giveGas(
  client: ChainClient,
  deployment: Pick<Deployment, "chainId">,
  address: Hex,
  gasWei: bigint,
): Promise<void> {
  requireLocalChain(deployment)
  await orRefuse(
    client.request<{
      Method: "anvil_setBalance"
      Parameters: [address: Hex, balance: Hex]
      ReturnType: null
    }>({ method: "anvil_setBalance", params: [address, numberToHex(gasWei)] }),
  )
}

function requireLocalChain(deployment: Pick<Deployment, "chainId">): void {
  if (deployment.chainId !== 31337) {
    throw new DomainError("FORBIDDEN", "Money is made on the local development chain alone.")
  }
}

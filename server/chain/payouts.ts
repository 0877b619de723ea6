import "server-only"
import { encodeFunctionData, erc20Abi } from "viem"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { orRefuse } from "./chain-errors"
import type { ChainClient, PreparedCall } from "./clients"
import type { Deployment } from "./deployment"
import type { ClaimCall } from "./gateway"

type Hex = `0x${string}`

/** Money of a pool in Payouts, in base units of its token. */
export interface PoolMoney {
  readonly fundedAmount: bigint
  readonly acceptedTotalAmount: bigint
  readonly claimedAmount: bigint
  readonly acceptedRoot: Hex | null
  readonly proposedRoot: Hex | null
  readonly acceptableAt: Date | null
}

/** Money of a pool at one block, and what Payouts then held for all pools together. */
export interface PoolMoneyAtBlock extends PoolMoney {
  readonly contractAmount: bigint
  readonly blockNumber: bigint
}

/** The operator's call that proposes a pool's next root. */
export function preparePropose(
  deployment: Deployment,
  poolOnChainId: Hex,
  root: Hex,
  cumulativeTotalAmount: bigint,
  transcriptHash: Hex,
): PreparedCall {
  const data = encodeFunctionData({
    abi: payoutsAbi,
    functionName: "propose",
    args: [poolOnChainId, root, cumulativeTotalAmount, transcriptHash],
  })
  return toPayouts(deployment, data)
}

/** Anyone's call, after the window, that makes the waiting root good for claims. */
export function prepareAccept(deployment: Deployment, poolOnChainId: Hex): PreparedCall {
  return toPayouts(
    deployment,
    encodeFunctionData({ abi: payoutsAbi, functionName: "accept", args: [poolOnChainId] }),
  )
}

/** Anyone's call that pays several; one that fails is skipped with a ClaimSkipped event. */
export function prepareClaimMany(deployment: Deployment, claims: readonly ClaimCall[]): PreparedCall {
  const args = claims.map(({ poolOnChainId, account, cumulativeAmount, proof }) => ({
    poolId: poolOnChainId,
    account,
    cumulativeAmount,
    proof: [...proof],
  }))
  return toPayouts(
    deployment,
    encodeFunctionData({ abi: payoutsAbi, functionName: "claimMany", args: [args] }),
  )
}

/** What a pool holds, owes and has paid. */
export async function readPayouts(
  client: ChainClient,
  deployment: Deployment,
  poolOnChainId: Hex,
  blockNumber?: bigint,
): Promise<PoolMoney> {
  const { payouts: address } = deployment.addresses
  const contract = { address, abi: payoutsAbi, args: [poolOnChainId], blockNumber } as const
  const [balance, proposal] = await orRefuse(
    Promise.all([
      client.readContract({ ...contract, functionName: "balanceOf" }),
      client.readContract({ ...contract, functionName: "proposalOf" }),
    ]),
  )
  const proposedRoot = rootOrNull(proposal.root)
  return {
    fundedAmount: balance.funded,
    acceptedTotalAmount: balance.acceptedTotal,
    claimedAmount: balance.acceptedTotal - balance.unclaimed,
    acceptedRoot: rootOrNull(balance.acceptedRoot),
    proposedRoot,
    acceptableAt: proposedRoot === null ? null : new Date(proposal.acceptableAt * 1000),
  }
}

/** The same at the newest block, with that block and what the contract holds for all pools of the token. */
export async function readPoolMoney(
  client: ChainClient,
  deployment: Deployment,
  poolOnChainId: Hex,
): Promise<PoolMoneyAtBlock> {
  const blockNumber = await orRefuse(client.getBlockNumber())
  const { payouts, token } = deployment.addresses
  const [money, contractAmount] = await Promise.all([
    readPayouts(client, deployment, poolOnChainId, blockNumber),
    orRefuse(
      client.readContract({
        ...{ address: token, abi: erc20Abi, functionName: "balanceOf", args: [payouts], blockNumber },
      }),
    ),
  ])
  return { ...money, contractAmount, blockNumber }
}

function toPayouts(deployment: Deployment, data: Hex): PreparedCall {
  return { to: deployment.addresses.payouts, data }
}

function rootOrNull(root: Hex): Hex | null {
  return BigInt(root) === 0n ? null : root
}

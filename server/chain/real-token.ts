import "server-only"
import { domainSeparator, isAddressEqual, parseAbi } from "viem"
import type { ChainClient } from "./clients"
import type { Deployment } from "./deployment"

type Hex = `0x${string}`

const tokenAbi = parseAbi([
  "function name() view returns (string)",
  "function symbol() view returns (string)",
  "function decimals() view returns (uint8)",
  "function version() view returns (string)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function authorizationState(address, bytes32) view returns (bool)",
  "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
])

/**
 * What a payment token says of itself, checked: it has code, knows ERC-3009, and its EIP-712 domain is the one that
 * wallets will sign for. Whether it takes a fee on transfers cannot be seen from outside; the contracts refuse one.
 * @throws Error that names what is missing
 */
export async function readRealToken(
  client: ChainClient,
  address: Hex,
): Promise<{ readonly address: Hex } & Deployment["token"]> {
  if ((await client.getCode({ address })) === undefined) {
    throw new Error(`There is no contract at ${address} on chain ${client.chain.id}.`)
  }
  const token = { address, abi: tokenAbi }
  const [name, version] = await readDomain(client, address)
  const [symbol, decimals] = await Promise.all([
    client.readContract({ ...token, functionName: "symbol" }),
    client.readContract({ ...token, functionName: "decimals" }),
  ]).catch(() => missing(address, "symbol and decimals"))
  await client
    .readContract({ ...token, functionName: "authorizationState", args: [address, `0x${"00".repeat(32)}`] })
    .catch(() => missing(address, "ERC-3009 (authorizationState)"))
  const actual = await client
    .readContract({ ...token, functionName: "DOMAIN_SEPARATOR" })
    .catch(() => missing(address, "DOMAIN_SEPARATOR"))
  const domain = { name, version, chainId: client.chain.id, verifyingContract: address }
  if (domainSeparator({ domain }) !== actual) {
    throw new Error(
      `The token at ${address} signs for another EIP-712 domain than "${name}", version "${version}".`,
    )
  }
  return { address, symbol, decimals, name, version }
}

/** By ERC-5267 where the token knows it, else by name and version as USDC has them. */
async function readDomain(client: ChainClient, address: Hex): Promise<readonly [string, string]> {
  const token = { address, abi: tokenAbi }
  try {
    const [, name, version, , contract] = await client.readContract({
      ...token,
      functionName: "eip712Domain",
    })
    if (isAddressEqual(contract, address)) return [name, version]
  } catch {
    // Older tokens have only the two functions below.
  }
  return Promise.all([
    client.readContract({ ...token, functionName: "name" }),
    client.readContract({ ...token, functionName: "version" }),
  ]).catch(() => missing(address, "name and version of its EIP-712 domain"))
}

function missing(address: Hex, what: string): never {
  throw new Error(`The token at ${address} does not have ${what}, which gasless purchases need.`)
}

import "server-only"
import { createPublicClient, type Hex, verifyMessage } from "viem"
import { DomainError } from "@/server/domain/errors"
import { rpcTransport } from "../rpc"

export interface SignedText {
  readonly address: Hex
  readonly message: string
  readonly signature: Hex
}

/** Whether this address signed this text. */
export type SignatureCheck = (signed: SignedText) => Promise<boolean>

const timeoutSeconds = 8

/**
 * A check of EIP-191 signatures: of a key by recovery, without the chain; of a contract wallet by asking it
 * (ERC-1271, ERC-6492 before it is deployed).
 * @throws DomainError CHAIN_UNAVAILABLE when only the chain could tell and it does not answer
 */
export function signatureCheck(rpcUrl: string): SignatureCheck {
  const client = createPublicClient({ transport: rpcTransport(rpcUrl, timeoutSeconds) })
  return async (signed) => {
    if (await isOfKey(signed)) return true
    try {
      const isDeployed = (await client.getCode({ address: signed.address })) !== undefined
      const isBeforeDeployment = signed.signature.endsWith("6492".repeat(16))
      return isDeployed || isBeforeDeployment ? await client.verifyMessage(signed) : false
    } catch {
      throw new DomainError(
        "CHAIN_UNAVAILABLE",
        "The chain did not answer, so the signature could not be checked.",
      )
    }
  }
}

async function isOfKey(signed: SignedText): Promise<boolean> {
  try {
    return await verifyMessage(signed)
  } catch {
    // A contract wallet's signature has a form of its own, which recovery cannot read.
    return false
  }
}

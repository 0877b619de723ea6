import "server-only"
import {
  type Abi,
  BaseError,
  decodeErrorResult,
  HttpRequestError,
  InsufficientFundsError,
  isHex,
  RpcRequestError,
  SocketClosedError,
  TimeoutError,
  WaitForTransactionReceiptTimeoutError,
} from "viem"
import { accessGrantsAbi } from "@/contracts/abi/access-grants"
import { developmentUsdAbi } from "@/contracts/abi/development-usd"
import { payoutsAbi } from "@/contracts/abi/payouts"
import { poolRegistryAbi } from "@/contracts/abi/pool-registry"
import { DomainError } from "@/server/domain/errors"
import { refusals } from "./refusals"

// Calls pass through several contracts, and a revert comes up with the error of the innermost one.
const errorsAbi: Abi = [...poolRegistryAbi, ...accessGrantsAbi, ...payoutsAbi, ...developmentUsdAbi].filter(
  (entry) => entry.type === "error",
)

/**
 * What a failed call to the chain means: a DomainError with the contract's reason, CHAIN_UNAVAILABLE when no node
 * answered or it could not be paid; anything else is a defect and comes back as it was.
 */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error
  const revertData = dataOf(error)
  if (revertData !== null) return refusalOfRevert(revertData)
  if (isUnreachable(error)) {
    return new DomainError("CHAIN_UNAVAILABLE", "The chain did not answer. Nothing is lost; try again.")
  }
  if (error.walk((cause) => cause instanceof InsufficientFundsError)) {
    return new DomainError("CHAIN_UNAVAILABLE", "The sender of this transaction has no coins for gas.")
  }
  return error
}

/** Does a piece of work on the chain; its failures come out as `refusalOf` has them. */
export async function orRefuse<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOfRevert(data: `0x${string}`): DomainError {
  try {
    const { errorName, args } = decodeErrorResult({ abi: errorsAbi, data })
    const known = refusals[errorName]
    const figures = (args ?? []).map((value, index) => [`figure${index + 1}`, String(value)] as const)
    return new DomainError(
      known?.code ?? "WRONG_STATE",
      known?.message ?? `The contract refused this: ${errorName}.`,
      { reason: errorName, ...Object.fromEntries(figures) },
    )
  } catch {
    return new DomainError("WRONG_STATE", "The contract refused this without a reason that we know.", {
      reason: data.slice(0, 10),
    })
  }
}

/** Revert data, wherever in the chain of causes the client has put it. */
function dataOf(error: BaseError): `0x${string}` | null {
  let found: `0x${string}` | null = null
  error.walk((cause) => {
    const data = dataField(cause)
    if (data !== null) found ??= data
    return false
  })
  return found
}

function dataField(cause: unknown): `0x${string}` | null {
  if (typeof cause !== "object" || cause === null) return null
  if ("raw" in cause && isHex(cause.raw)) return cause.raw
  if (!("data" in cause)) return null
  if (isHex(cause.data))
    return cause.data.length >= 10 || cause instanceof RpcRequestError ? cause.data : null
  return typeof cause.data === "object" ? dataField(cause.data) : null
}

/** Whether nobody answered: not a refusal, but silence. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof BaseError ? error.walk(isSilence) !== null : false
}

function isSilence(cause: unknown): boolean {
  return (
    cause instanceof HttpRequestError ||
    cause instanceof TimeoutError ||
    cause instanceof SocketClosedError ||
    cause instanceof WaitForTransactionReceiptTimeoutError
  )
}

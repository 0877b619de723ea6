import type { ErrorCode } from "@/server/domain/errors"

interface Refusal {
  readonly code: ErrorCode
  /** What happened and the way out, for the person who asked. */
  readonly message: string
}

const notYours = (what: string): Refusal => ({
  code: "FORBIDDEN",
  message: `${what} is not open to this address.`,
})

/** Errors of the contracts that a person can meet, by name. Any other is WRONG_STATE with its name. */
export const refusals: Readonly<Record<string, Refusal>> = {
  PoolRegistry_Unauthorized: notYours("This pool"),
  PoolRegistry_PoolExists: { code: "CONFLICT", message: "This pool is open on the chain already." },
  PoolRegistry_UnknownPool: { code: "NOT_FOUND", message: "The chain knows no such pool." },
  PoolRegistry_PoolClosed: { code: "WRONG_STATE", message: "This pool is closed for good." },
  PoolRegistry_ReleaseExists: {
    code: "CONFLICT",
    message: "A release with these very items is published already.",
  },
  PoolRegistry_UnknownRelease: { code: "NOT_FOUND", message: "The chain knows no such release." },
  PoolRegistry_ReleaseWithdrawn: { code: "WRONG_STATE", message: "This release is withdrawn already." },
  AccessGrants_NotOnSale: { code: "WRONG_STATE", message: "This release is not on sale any more." },
  AccessGrants_PriceAboveLimit: {
    code: "CONFLICT",
    message: "The price is above what was agreed to. Look at the release again.",
  },
  AccessGrants_OtherTerms: {
    code: "CONFLICT",
    message: "The terms are not those that were agreed to. Look at the release again.",
  },
  AccessGrants_Unauthorized: notYours("This grant"),
  AccessGrants_WrongStatus: { code: "WRONG_STATE", message: "This grant is past that step." },
  AccessGrants_WindowOpen: { code: "WRONG_STATE", message: "The inspection window is still open." },
  AccessGrants_WindowOver: { code: "EXPIRED", message: "The inspection window is over." },
  AccessGrants_NothingToCollect: { code: "NOTHING_TO_DO", message: "No refund waits here." },
  Payouts_Unauthorized: notYours("This payout"),
  Payouts_ProposalWaits: { code: "CONFLICT", message: "Another root of this pool waits for its window." },
  Payouts_RootAlreadyAccepted: { code: "CONFLICT", message: "This root is accepted already." },
  Payouts_Overcommitted: {
    code: "INSUFFICIENT_FUNDS",
    message: "The pool has been funded with less than this root pays.",
  },
  Payouts_NoProposal: { code: "NOTHING_TO_DO", message: "No root of this pool waits." },
  Payouts_WindowOpen: { code: "WRONG_STATE", message: "The challenge window is still open." },
  Payouts_WindowOver: { code: "EXPIRED", message: "The challenge window is over." },
  Payouts_UnknownRoot: { code: "NOT_FOUND", message: "This claim belongs to no accepted root." },
  Payouts_NothingToClaim: { code: "NOTHING_TO_DO", message: "This has been claimed already." },
  ERC20InsufficientBalance: {
    code: "INSUFFICIENT_FUNDS",
    message: "There is too little money in this wallet.",
  },
  ERC20InsufficientAllowance: {
    code: "INSUFFICIENT_FUNDS",
    message: "The wallet allows less than the price.",
  },
  ERC3009InvalidSignature: {
    code: "FORBIDDEN",
    message: "The signature is not the payer's for this purchase.",
  },
  ERC3009InvalidAuthorizationTime: {
    code: "EXPIRED",
    message: "The signature's time is over. Sign once more.",
  },
  ERC3009UsedAuthorization: { code: "CONFLICT", message: "This signature has been used already." },
}

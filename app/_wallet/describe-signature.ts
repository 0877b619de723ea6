import { parseSiweMessage } from "viem/siwe"
import { formatAmountWithUnit, shortenHex, type TokenUnit } from "../_lib/format"
import { formatDate } from "../_lib/format-time"
import type { TypedDataInput } from "./wallet-host"

/** What is about to be signed or sent, in words a person can decide by. */
export interface Description {
  readonly title: string
  /** What it does and what it does not. */
  readonly text: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** The button: the verb of what happens. */
  readonly verb: string
  /** The bytes themselves, for who wants to see them. */
  readonly raw: string
  /** Nobody could say in words what this does. */
  readonly isUnknown: boolean
}

/** A plain text: a sign-in, or words that mean just what they say. */
export function describeText(text: string, host: string): Description {
  const message = parseSiweMessage(text)
  if (message.domain === undefined || message.nonce === undefined) {
    return {
      title: "Sign a text",
      text: "Your signature shows that you wrote or agreed to this text. It moves no money.",
      facts: [],
      verb: "Sign",
      raw: text,
      isUnknown: false,
    }
  }
  const isForeign = message.domain !== host
  return {
    title: isForeign ? `Sign in to another site: ${message.domain}` : "Sign in to Millpond",
    text: isForeign
      ? "This sign-in is not for the site you are looking at. Decline it."
      : "This shows that the wallet is yours. It costs nothing, moves nothing and gives no permission.",
    facts: [{ label: "Site", value: message.domain }],
    verb: "Sign in",
    raw: text,
    isUnknown: isForeign,
  }
}

/** EIP-712 data: a consent, a purchase, or something unknown. */
export function describeTypedData(data: TypedDataInput, token: TokenUnit): Description {
  const raw = JSON.stringify(
    data,
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    2,
  )
  const { message } = data
  switch (data.primaryType) {
    case "Consent":
      return {
        title: "Give your consent",
        text: "The pool may use this contribution for these purposes until that day. You can close the gate at any time before.",
        facts: [
          { label: "Purposes", value: listOf(message.purposes) },
          { label: "Until", value: dayOf(message.expiry) },
          { label: "Pool", value: shortenHex(String(message.pool)) },
        ],
        verb: "Consent",
        raw,
        isUnknown: false,
      }
    case "ReceiveWithAuthorization":
      return {
        title: `Pay ${amountOf(message.value, token)}`,
        text: "One payment for one grant, at these terms. Whoever sends it cannot change what it buys or for whom.",
        facts: [
          { label: "Amount", value: amountOf(message.value, token) },
          { label: "To", value: `Grants contract ${shortenHex(String(message.to))}` },
          { label: "Good until", value: dayOf(message.validBefore) },
        ],
        verb: "Pay",
        raw,
        isUnknown: false,
      }
    default:
      return {
        title: "Sign data that Millpond does not know",
        text: "Read it before you sign. If you did not expect it, decline.",
        facts: [
          { label: "Kind", value: data.primaryType },
          { label: "For", value: data.domain.name ?? "unknown" },
        ],
        verb: "Sign anyway",
        raw,
        isUnknown: true,
      }
  }
}

const callTexts: Readonly<Record<string, readonly [title: string, text: string, verb: string]>> = {
  openPool: [
    "Open the pool on the chain",
    "Writes the pool's owner, split and terms where everybody can check them.",
    "Open pool",
  ],
  closePool: [
    "Close the pool on the chain",
    "No release can be sold from it any more. Money already earned stays claimable.",
    "Close pool",
  ],
  acceptPool: ["Take over the pool", "You become its owner on the chain.", "Take over"],
  transferPool: ["Offer the pool to another owner", "It changes hands once they accept.", "Offer"],
  publishRelease: [
    "Put the release on sale",
    "Writes its content's fingerprint, terms and price. None of them can be changed afterwards.",
    "Publish",
  ],
  withdrawRelease: [
    "Take the release off sale",
    "Nobody can buy it any more. Grants already sold stay good.",
    "Withdraw",
  ],
  setOperator: ["Change who operates the pool", "The operator proposes payouts.", "Change"],
  setSplit: ["Change the pool's split", "It holds for releases published from now on.", "Change"],
  setTreasury: ["Change the pool's treasury", "Its share of later sales goes there.", "Change"],
  setGuardian: ["Change the pool's guardian", "The guardian can veto a proposed payout.", "Change"],
  purchase: ["Buy a grant", "Pays the price and gives you access for its time.", "Buy"],
  purchaseWithAuthorization: [
    "Buy a grant",
    "Pays the price that you signed for, once, and gives you access for its time.",
    "Buy",
  ],
  challenge: ["Challenge the grant", "Holds the money back until it is resolved.", "Challenge"],
  resolve: [
    "Decide the challenge",
    "Pays the refund back to the buyer and the rest to the pool's people. It cannot be changed afterwards.",
    "Decide",
  ],
  claim: ["Claim your earnings", "Pays out what the accepted epochs owe you.", "Claim"],
  claimMany: ["Claim earnings", "Pays out what the accepted epochs owe.", "Claim"],
  veto: ["Veto the proposed payout", "It will not be paid; the operator must propose again.", "Veto"],
  approve: ["Allow the contract to take money", "Up to the amount below, once you pay.", "Allow"],
  fund: [
    "Pay money into a pool",
    "It leaves the contract as earnings alone, and nobody can call it back. What a bounty does not pay out comes back as an earning of yours.",
    "Pay",
  ],
  mint: ["Get development dollars", "Play money of the local chain.", "Get"],
}

export interface DescribedCall {
  readonly contractName: string
  readonly to: string
  /** null: no contract of ours has such a function. */
  readonly functionName: string | null
  readonly args: readonly { readonly name: string; readonly value: unknown }[]
  readonly data: string
}

/** A transaction to a contract of ours, or to somebody unknown. */
export function describeCall(call: DescribedCall, token: TokenUnit): Description {
  const known = call.functionName === null ? undefined : callTexts[call.functionName]
  const [title, text, verb] = known ?? [
    "Send a transaction that Millpond does not know",
    "It may move money or give permission. If you did not expect it, decline.",
    "Send anyway",
  ]
  const isMoney = (name: string) => /^(price|amount|value|maxPrice|cumulativeAmount|refundAmount)$/.test(name)
  const shown = call.args.filter(({ value }) => typeof value !== "object")
  return {
    title,
    text: `${text} The chain takes a small fee for it.`,
    facts: [
      { label: "Contract", value: `${call.contractName} ${shortenHex(call.to)}` },
      ...shown.map(({ name, value }) => ({
        label: inWords(name),
        value: isMoney(name) ? amountOf(value, token) : shortenHex(String(value)),
      })),
    ],
    verb,
    raw: call.data,
    isUnknown: known === undefined,
  }
}

function inWords(name: string): string {
  const spaced = name.replace(/([A-Z])/g, " $1").toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value)
}

function dayOf(value: unknown): string {
  return formatDate(new Date(Number(value) * 1000))
}

function amountOf(value: unknown, token: TokenUnit): string {
  return typeof value === "bigint" || typeof value === "string" || typeof value === "number"
    ? formatAmountWithUnit(BigInt(value), token)
    : "unknown"
}

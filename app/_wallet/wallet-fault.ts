export type WalletFaultCode =
  | "rejected"
  | "locked"
  | "wrong-chain"
  | "no-wallet"
  | "other-account"
  | "no-funds"
  | "reverted"
  | "unreachable"
  | "busy"
  | "unknown"

const faults: Record<WalletFaultCode, { readonly title: string; readonly todo: string }> = {
  rejected: { title: "You declined in the wallet", todo: "Start it again when you are ready." },
  locked: { title: "The wallet is locked", todo: "Unlock it, then try again." },
  "wrong-chain": {
    title: "The wallet is on another chain",
    todo: "Let the wallet switch (it adds the chain if it must), then try again.",
  },
  "no-wallet": { title: "No wallet is connected", todo: "Connect the wallet that you signed in with." },
  "other-account": {
    title: "The wallet holds another account",
    todo: "Choose the account you signed in with in the wallet, or sign in with this one.",
  },
  "no-funds": {
    title: "The wallet has too little money for this",
    todo: "Add money to it, or choose another wallet.",
  },
  reverted: { title: "The contract refused", todo: "Reload to see how things stand, then try again." },
  unreachable: { title: "The chain could not be reached", todo: "Check the connection, then try again." },
  busy: {
    title: "The wallet already asks you something",
    todo: "Open the wallet and answer, then try again.",
  },
  unknown: {
    title: "The wallet failed",
    todo: "Try again; if it stays, reload the page or use another wallet.",
  },
}

// These can strike after a transaction left; the others come before anything is signed.
const afterSending: Partial<Record<WalletFaultCode, string>> = {
  reverted: "Nothing changed on the chain; if it was sent, the attempt cost its fee.",
  unreachable: "If something was sent, it shows here once the chain confirms it.",
  unknown: "If something was sent, it shows here once the chain confirms it.",
}

/** A wallet's refusal or failure, in words, with the way out. `message` is the title. */
export class WalletFault extends Error {
  override readonly name = "WalletFault"
  readonly todo: string
  readonly safe: string

  constructor(
    readonly code: WalletFaultCode,
    options: { readonly cause?: unknown; readonly detail?: string } = {},
  ) {
    const { title, todo } = faults[code]
    super(options.detail === undefined ? title : `${title}: ${options.detail}`, { cause: options.cause })
    this.todo = todo
    this.safe = afterSending[code] ?? "Nothing was signed or sent."
  }
}

interface ErrorLike {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly reason?: unknown
  readonly cause?: unknown
  readonly data?: unknown
}

const codesByNumber = new Map<unknown, WalletFaultCode>([
  [4001, "rejected"],
  [5000, "rejected"],
  ["ACTION_REJECTED", "rejected"],
  [4100, "locked"],
  [4900, "unreachable"],
  [4901, "wrong-chain"],
  [4902, "wrong-chain"],
  [-32002, "busy"],
])

const codesByName = new Map<unknown, WalletFaultCode>([
  ["UserRejectedRequestError", "rejected"],
  ["SwitchChainError", "wrong-chain"],
  ["ChainMismatchError", "wrong-chain"],
  ["ChainNotConfiguredError", "wrong-chain"],
  ["ConnectorNotConnectedError", "no-wallet"],
  ["ConnectorNotFoundError", "no-wallet"],
  ["ProviderNotFoundError", "no-wallet"],
  ["ConnectorUnavailableReconnectingError", "no-wallet"],
  ["ConnectorAccountNotFoundError", "other-account"],
  ["InsufficientFundsError", "no-funds"],
  ["ContractFunctionRevertedError", "reverted"],
  ["ExecutionRevertedError", "reverted"],
  ["HttpRequestError", "unreachable"],
  ["TimeoutError", "unreachable"],
])

/** Finds out what a wallet, wagmi or viem meant; by name and number, so that neither library is loaded for it. */
export function explainWalletError(error: unknown): WalletFault {
  let found: WalletFaultCode = "unknown"
  let detail: string | undefined
  for (let current = error; isErrorLike(current); current = current.cause) {
    if (current instanceof WalletFault) return current
    const code = codesByNumber.get(current.code) ?? codesByName.get(current.name)
    if (code !== undefined && (found === "unknown" || code === "rejected" || code === "reverted"))
      found = code
    if (code === "reverted") detail ??= revertReason(current)
  }
  return new WalletFault(found, { cause: error, ...(detail === undefined ? {} : { detail }) })
}

function revertReason(error: ErrorLike): string | undefined {
  if (typeof error.reason === "string") return error.reason
  const data = error.data
  return isErrorLike(data) && "errorName" in data ? inWords(String(data.errorName)) : undefined
}

/** A contract's error as words: "PoolRegistry_UnknownPool" is "unknown pool". */
function inWords(errorName: string): string {
  const own = errorName.slice(errorName.lastIndexOf("_") + 1)
  return own.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === "object" && value !== null
}

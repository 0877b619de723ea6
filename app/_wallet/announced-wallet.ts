interface Eip1193Events {
  on?(event: "accountsChanged", listener: (accounts: readonly string[]) => void): unknown
  removeListener?(event: "accountsChanged", listener: (accounts: readonly string[]) => void): unknown
}

interface Announcement {
  readonly info: { readonly rdns: string }
  readonly provider: Eip1193Events
}

/** Where wagmi keeps which wallet was connected last; for an EIP-6963 wallet its reverse domain name. */
const recentWalletKey = "wagmi.recentConnectorId"

/**
 * Watches the extension that the person signed in with, without loading any wallet code.
 * Source: https://eips.ethereum.org/EIPS/eip-6963
 * @param onLeft called when the extension turns to another account than the signed-in one
 */
export function followAnnouncedWallet(address: string, onLeft: () => void): () => void {
  const leave: (() => void)[] = []

  function hear(event: Event): void {
    if (!(event instanceof CustomEvent) || !isAnnouncement(event.detail)) return
    const { info, provider } = event.detail
    if (readRecentWallet() !== info.rdns) return
    const compare = (accounts: readonly string[]) => {
      const [first] = accounts
      if (first !== undefined && first.toLowerCase() !== address) onLeft()
    }
    provider.on?.("accountsChanged", compare)
    leave.push(() => provider.removeListener?.("accountsChanged", compare))
  }

  window.addEventListener("eip6963:announceProvider", hear)
  window.dispatchEvent(new Event("eip6963:requestProvider"))
  return () => {
    window.removeEventListener("eip6963:announceProvider", hear)
    for (const undo of leave) undo()
  }
}

function readRecentWallet(): string | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentWalletKey) ?? "null")
    return typeof kept === "string" ? kept : null
  } catch {
    return null
  }
}

function isAnnouncement(detail: unknown): detail is Announcement {
  if (typeof detail !== "object" || detail === null) return false
  const { info, provider } = detail as { info?: { rdns?: unknown }; provider?: unknown }
  return typeof info?.rdns === "string" && typeof provider === "object" && provider !== null
}

import { privateKeyToAddress } from "viem/accounts"
import { askToCreate, askToUnlock, Declined } from "./prompts"
import { readSealedWallet } from "./sealed-wallet"
import { WalletFault } from "./wallet-fault"

type Hex = `0x${string}`

// Kept in this page's memory alone: a reload, a lock or a sign-out forgets it.
let unlocked: { readonly address: Hex; readonly privateKey: Hex } | null = null

function keep(privateKey: Hex): Hex {
  unlocked = { address: privateKeyToAddress(privateKey).toLowerCase() as Hex, privateKey }
  return privateKey
}

/** Opens the Browser wallet, making one first where there is none. Gives its address. @throws Declined */
export async function openBrowserWallet(): Promise<Hex> {
  const wallet = await readSealedWallet()
  if (wallet === null) keep(await askToCreate())
  else if (unlocked?.address !== wallet.address) keep(await askToUnlock({ wallet }))
  if (unlocked === null) throw new Declined()
  return unlocked.address
}

/** The private key of this address, unlocked if need be. @throws WalletFault, Declined */
export async function unlockKeyOf(address: Hex): Promise<Hex> {
  if (unlocked?.address === address) return unlocked.privateKey
  const wallet = await readSealedWallet()
  if (wallet === null) throw new WalletFault("no-wallet", { detail: "it was forgotten in this browser" })
  if (wallet.address !== address) throw new WalletFault("other-account")
  return keep(await askToUnlock({ wallet }))
}

/** Locks the Browser wallet in this tab. */
export function lockBrowserWallet(): void {
  unlocked = null
}

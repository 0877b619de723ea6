import { Decrypter, Encrypter, webauthn } from "age-encryption"
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts"
import { deleteKey, readKey, writeKey } from "./key-store"
import { isPrivateKey, openWithPassphrase, sealWithPassphrase } from "./passphrase-seal"
import { WalletFault } from "./wallet-fault"

type Hex = `0x${string}`

/** The Browser wallet at rest: its private key as an age file. */
export interface SealedWallet {
  /** Lower case. */
  readonly address: Hex
  readonly file: Uint8Array<ArrayBuffer>
  readonly lock: "passphrase" | "passkey"
  /** Which passkey, so that the browser need not ask which. */
  readonly passkeyIdentity: string | null
}

/** What opens and closes a wallet. */
export type Lock = { readonly kind: "passphrase"; readonly passphrase: string } | { readonly kind: "passkey" }

export const minimumPassphraseLength = 10
const slot = "browser-wallet"

/** The Browser wallet kept here, still locked; null where there is none. */
export async function readSealedWallet(): Promise<SealedWallet | null> {
  const kept = await readKey("wallet", slot)
  return isSealedWallet(kept) ? kept : null
}

/** Makes a new key and keeps it under the lock. Gives the unlocked private key. */
export async function createWallet(lock: Lock): Promise<Hex> {
  return keepWallet(generatePrivateKey(), lock)
}

/**
 * Takes over an exported wallet file, and keeps it under the passphrase it came with.
 * @throws WalletFault "locked" for a wrong passphrase or a file that is no wallet
 */
export async function importWallet(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Hex> {
  const privateKey = await openWithPassphrase(file, passphrase)
  return keepWallet(privateKey, { kind: "passphrase", passphrase })
}

/** Unlocks the kept wallet. @throws WalletFault "locked" for a wrong passphrase, "rejected" for a declined passkey */
export async function unlockWallet(wallet: SealedWallet, passphrase: string | null): Promise<Hex> {
  if (wallet.lock === "passphrase") return openWithPassphrase(wallet.file, passphrase ?? "")
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(new webauthn.WebAuthnIdentity(passkeyOptions(wallet.passkeyIdentity)))
    const text = await decrypter.decrypt(wallet.file, "text")
    if (isPrivateKey(text.trim())) return text.trim() as Hex
  } catch (cause) {
    throw new WalletFault("rejected", { cause, detail: "the passkey did not open it" })
  }
  throw new WalletFault("locked", { detail: "the kept file is damaged" })
}

/** The wallet as a file under a passphrase: opens here, and with the age command line. */
export function exportWallet(privateKey: Hex, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  return sealWithPassphrase(privateKey, passphrase)
}

/** Forgets the wallet in this browser for good. */
export function forgetWallet(): Promise<void> {
  return deleteKey("wallet", slot)
}

/** Whether this browser can keep a wallet under a passkey (WebAuthn with the PRF extension). */
export async function canUsePasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === "undefined") return false
  const capabilities = await PublicKeyCredential.getClientCapabilities?.()
  return capabilities?.["extension:prf"] === true && capabilities.passkeyPlatformAuthenticator === true
}

async function keepWallet(privateKey: Hex, lock: Lock): Promise<Hex> {
  const address = privateKeyToAddress(privateKey).toLowerCase() as Hex
  const sealed =
    lock.kind === "passphrase"
      ? { file: await sealWithPassphrase(privateKey, lock.passphrase), passkeyIdentity: null }
      : await sealWithPasskey(privateKey, address)
  const wallet: SealedWallet = { address, lock: lock.kind, ...sealed }
  await writeKey("wallet", slot, wallet)
  await navigator.storage?.persist?.().catch(() => false)
  return privateKey
}

async function sealWithPasskey(privateKey: Hex, address: Hex) {
  try {
    const keyName = `Millpond wallet ${address.slice(0, 6)}…${address.slice(-4)}`
    const passkeyIdentity = await webauthn.createCredential({ keyName })
    const encrypter = new Encrypter()
    encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: passkeyIdentity }))
    return { file: new Uint8Array(await encrypter.encrypt(`${privateKey}\n`)), passkeyIdentity }
  } catch (cause) {
    throw new WalletFault("rejected", { cause, detail: "no passkey was made" })
  }
}

function passkeyOptions(identity: string | null) {
  return identity === null ? {} : { identity }
}

function isSealedWallet(value: unknown): value is SealedWallet {
  return (
    typeof value === "object" && value !== null && "address" in value && "file" in value && "lock" in value
  )
}

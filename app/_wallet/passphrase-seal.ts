import type { SealAnswer, SealRequest } from "./seal-worker"
import { WalletFault } from "./wallet-fault"

type Hex = `0x${string}`

/** Whether a text is a private key in hexadecimal. */
export function isPrivateKey(text: string): text is Hex {
  return /^0x[0-9a-f]{64}$/i.test(text)
}

/** Encrypts a private key as an age file under a passphrase (scrypt). Takes about a second, off the main thread. */
export async function sealWithPassphrase(
  privateKey: Hex,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask({ verb: "seal", privateKey, passphrase })
  if (answer.verb !== "sealed") throw new WalletFault("unknown", { detail: "the key could not be encrypted" })
  return answer.file
}

/** @throws WalletFault "locked" when the passphrase does not open the file, or what is in it is no private key */
export async function openWithPassphrase(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Hex> {
  const answer = await ask({ verb: "open", file, passphrase })
  if (answer.verb !== "opened")
    throw new WalletFault("locked", { detail: "this passphrase does not open it" })
  if (!isPrivateKey(answer.text)) throw new WalletFault("locked", { detail: "this file holds no wallet" })
  return answer.text
}

function ask(request: SealRequest): Promise<SealAnswer> {
  const worker = new Worker(new URL("./seal-worker.ts", import.meta.url), { type: "module" })
  return new Promise<SealAnswer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<SealAnswer>) => resolve(event.data)
    worker.onerror = (event) => reject(new WalletFault("unknown", { detail: event.message }))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}

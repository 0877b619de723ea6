import { Decrypter, Encrypter } from "age-encryption"

export type SealRequest =
  | { readonly verb: "seal"; readonly privateKey: string; readonly passphrase: string }
  | { readonly verb: "open"; readonly file: Uint8Array<ArrayBuffer>; readonly passphrase: string }

export type SealAnswer =
  | { readonly verb: "sealed"; readonly file: Uint8Array<ArrayBuffer> }
  | { readonly verb: "opened"; readonly text: string }
  | { readonly verb: "refused" }

async function carryOut(request: SealRequest): Promise<SealAnswer> {
  if (request.verb === "seal") {
    const encrypter = new Encrypter()
    encrypter.setPassphrase(request.passphrase)
    return { verb: "sealed", file: new Uint8Array(await encrypter.encrypt(`${request.privateKey}\n`)) }
  }
  try {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(request.passphrase)
    return { verb: "opened", text: (await decrypter.decrypt(request.file, "text")).trim() }
  } catch {
    return { verb: "refused" }
  }
}

self.onmessage = (event: MessageEvent<SealRequest>) => {
  void carryOut(event.data).then((answer) => self.postMessage(answer))
}

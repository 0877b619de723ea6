import type { DemoPersonKey } from "@/server/domain/account/demo-person"
import type { Viewer } from "./session"
import { WalletFault } from "./wallet-fault"

type Hex = `0x${string}`

async function request<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const answer = await fetch(path, init).catch((cause: unknown) => {
    throw new WalletFault("unreachable", { cause, detail: "the server does not answer" })
  })
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) return body as Answer
  const message =
    typeof body === "object" && body !== null && "message" in body
      ? String(body.message)
      : "the server refused"
  throw new SignInRefused(message.replace(/\.$/, ""))
}

/** The server's refusal of a sign-in; its sentence says the way out. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused"
}

function post(body: object): RequestInit {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
}

/** A nonce for one sign-in. */
export async function fetchNonce(): Promise<string> {
  return (await request<{ nonce: string }>("/api/auth/nonce", { cache: "no-store" })).nonce
}

/** Hands the signed message in; the cookie comes with the answer. */
export function verifySignIn(message: string, signature: Hex): Promise<Viewer> {
  return request<Viewer>("/api/auth/verify", post({ message, signature }))
}

/** Signs in as one of the demo's people and gets the well-known key; local chain only. */
export function signInAsDemoPerson(person: DemoPersonKey): Promise<Viewer & { readonly privateKey: Hex }> {
  return request("/api/auth/demo", post({ person }))
}

import { useSyncExternalStore } from "react"
import type { Description } from "./describe-signature"
import type { SealedWallet } from "./sealed-wallet"

type Hex = `0x${string}`

/** What the wallet made here may ask of a person, one question at a time. */
export type Prompt =
  | { readonly kind: "create"; readonly answer: (privateKey: Hex) => void; readonly decline: () => void }
  | {
      readonly kind: "unlock"
      readonly wallet: SealedWallet
      readonly answer: (privateKey: Hex) => void
      readonly decline: () => void
    }
  | {
      readonly kind: "confirm"
      readonly address: Hex
      readonly description: Description
      readonly answer: () => void
      readonly decline: () => void
    }

/** EIP-1193: the person said no. */
export class Declined extends Error {
  override readonly name = "UserRejectedRequestError"
  readonly code = 4001

  constructor() {
    super("The person declined.")
  }
}

let queue: readonly Prompt[] = []
const listeners = new Set<() => void>()

function change(next: readonly Prompt[]): void {
  queue = next
  document.documentElement.toggleAttribute("data-wallet-asks", queue.length > 0)
  for (const listener of listeners) listener()
}

type PromptInput<Kind extends Prompt["kind"]> = Omit<
  Extract<Prompt, { kind: Kind }>,
  "answer" | "decline" | "kind"
>

function ask<Value>(make: (answer: (value: Value) => void, decline: () => void) => Prompt): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => change(queue.filter((prompt) => prompt !== asked))
    const asked = make(
      (value) => {
        leave()
        resolve(value)
      },
      () => {
        leave()
        reject(new Declined())
      },
    )
    change([...queue, asked])
  })
}

/** Asks for a new wallet, or one from a file. Gives its unlocked key. @throws Declined */
export function askToCreate(): Promise<Hex> {
  return ask<Hex>((answer, decline) => ({ kind: "create", answer, decline }))
}

/** Asks to unlock. @throws Declined */
export function askToUnlock(input: PromptInput<"unlock">): Promise<Hex> {
  return ask<Hex>((answer, decline) => ({ kind: "unlock", ...input, answer, decline }))
}

/** Asks whether this may be signed. @throws Declined */
export function askToConfirm(input: PromptInput<"confirm">): Promise<void> {
  return ask<void>((answer, decline) => ({ kind: "confirm", ...input, answer: () => answer(), decline }))
}

/** The question on the screen, if any. */
export function usePrompt(): Prompt | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => queue[0] ?? null,
    () => null,
  )
}

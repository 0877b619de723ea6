import type { Id } from "../id"

/** Who acts. Never a bare account id: what may be done depends on how one came in. */
export type Actor =
  | { readonly kind: "stranger" }
  | { readonly kind: "person"; readonly accountId: Id<"account">; readonly address: `0x${string}` }
  | {
      readonly kind: "organizationKey"
      readonly organizationId: Id<"organization">
      readonly keyId: Id<"apiKey">
    }
  | { readonly kind: "job"; readonly name: string }
  | { readonly kind: "chain"; readonly transactionHash: `0x${string}` }

export type Person = Extract<Actor, { kind: "person" }>

export const stranger: Actor = { kind: "stranger" }

/** A short text for audit rows: kind and id. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case "stranger":
      return "stranger"
    case "person":
      return `person:${actor.accountId}`
    case "organizationKey":
      return `organizationKey:${actor.keyId}`
    case "job":
      return `job:${actor.name}`
    case "chain":
      return `chain:${actor.transactionHash}`
  }
}

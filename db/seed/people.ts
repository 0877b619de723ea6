import { createHash } from "node:crypto"
import { generateX25519Identity, identityToRecipient } from "age-encryption"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import type { Person } from "@/server/domain/access/actor"
import type { DemoPersonKey } from "@/server/domain/account/demo-person"
import { demoKeyOf } from "@/server/services/account/demo-keys"
import { openAccount } from "@/server/services/account/open-account"
import { updateAccount } from "@/server/services/account/update-account"
import type { Stage } from "./stage"

/** Somebody of the demo: an account with the wallet that signs for it. */
export interface SeedPerson {
  readonly actor: Person
  readonly wallet: PrivateKeyAccount
  /** Public half of their reading key. */
  readonly recipient: string
}

/** A demo person whom the sign-in dialog offers. */
export function openDemoPerson(stage: Stage, key: DemoPersonKey, name: string): Promise<SeedPerson> {
  return openPerson(stage, privateKeyToAccount(demoKeyOf(key).privateKey), name)
}

/**
 * One of the corpus's people; the same key has the same wallet in every instance.
 * @param name shown beside their work; most people never give one
 */
export function openCorpusPerson(stage: Stage, key: string, name: string | null): Promise<SeedPerson> {
  return openPerson(stage, privateKeyToAccount(corpusKeyOf(key)), name)
}

/** The private key of one of the corpus's people: anybody can compute it, so it is worth nothing anywhere. */
export function corpusKeyOf(key: string): `0x${string}` {
  return `0x${createHash("sha256").update(`millpond demo person ${key}`).digest("hex")}`
}

/** Somebody whose key is known, so that a browser can sign for them too. */
export function openKeyPerson(stage: Stage, privateKey: `0x${string}`, name: string): Promise<SeedPerson> {
  return openPerson(stage, privateKeyToAccount(privateKey), name)
}

async function openPerson(stage: Stage, wallet: PrivateKeyAccount, name: string | null): Promise<SeedPerson> {
  const { db, now } = stage.context({ kind: "stranger" })
  const actor = await db.transaction((transaction) => openAccount({ now }, transaction, wallet.address))
  if (name !== null) await updateAccount(stage.context(actor), { displayName: name })
  return { actor, wallet, recipient: await newRecipient() }
}

/** A fresh reading key's public half. */
async function newRecipient(): Promise<string> {
  return identityToRecipient(await generateX25519Identity())
}

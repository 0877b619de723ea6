import "server-only"
import type { Database } from "@/db/client"
import type { BlobStore } from "@/server/platform/blobs"
import type { VaultChain } from "./chain"
import type { KeySealer } from "./keys"
import type { VaultOutput, VaultVerb, vaultVerbs } from "./protocol"

/** All that a verb of the vault may touch. `db` is the vault's own role; the clock is its own. */
export interface VaultContext {
  readonly db: Database
  readonly sealer: KeySealer
  readonly blobs: BlobStore
  readonly chain: VaultChain
  now(): Date
}

export type ParsedInput<Verb extends VaultVerb> = ReturnType<(typeof vaultVerbs)[Verb]["input"]["parse"]>

/** One verb: input already parsed, output parsed afterwards. */
export type VaultHandler<Verb extends VaultVerb> = (
  context: VaultContext,
  input: ParsedInput<Verb>,
) => Promise<VaultOutput<Verb>>

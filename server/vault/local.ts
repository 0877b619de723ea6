import "server-only"
import { openDatabase } from "@/db/client"
import type { BlobStore } from "@/server/platform/blobs"
import { callVerb } from "./call-verb"
import type { VaultChain } from "./chain"
import { createLocalSealer } from "./keys"
import type { VaultClient } from "./protocol"
import type { VaultContext } from "./vault-context"

export interface LocalVaultOptions {
  /** Connection of the vault's own role. */
  readonly databaseUrl: string
  /** 32 bytes. */
  readonly kek: Uint8Array
  readonly blobs: BlobStore
  readonly chain: VaultChain
  readonly maxConnections?: number
  now(): Date
}

/** The vault in the caller's process, with the same handlers: for the demo seed and tests. The server wraps it too. */
export function openLocalVault(options: LocalVaultOptions): { client: VaultClient; close(): Promise<void> } {
  const database = openDatabase(options.databaseUrl, options.maxConnections ?? 6)
  const context: VaultContext = {
    db: database.db,
    sealer: createLocalSealer(options.kek),
    blobs: options.blobs,
    chain: options.chain,
    now: options.now,
  }
  return { client: { call: (verb, input) => callVerb(context, verb, input) }, close: database.close }
}

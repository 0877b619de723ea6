// The vault's process: the only one that holds pool keys and sees plaintext.
import { readFile } from "node:fs/promises"
import { readDeployment } from "@/server/chain/deployment"
import { openBlobFolder } from "@/server/platform/blobs"
import { systemClock } from "@/server/platform/clock"
import { vaultEnv } from "@/server/platform/env-vault"
import { connectVaultChain } from "@/server/vault/chain"
import { startVault } from "@/server/vault/server"
import { type Running, runUntilStopped } from "./until-stopped"

/** The key of the vault's keys: 32 bytes in hex, in a file outside the data folder. */
async function readKek(file: string): Promise<Uint8Array> {
  const text = (await readFile(file, "utf8")).trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error("KEK_FILE does not hold 32 bytes in hex.")
  return Uint8Array.from(Buffer.from(text, "hex"))
}

async function openVault(): Promise<Running> {
  const env = vaultEnv()
  const deployment = await readDeployment(env.CHAIN_DEPLOYMENT)
  if (deployment === null) throw new Error("CHAIN_DEPLOYMENT names no deployment of the contracts.")
  return startVault({
    databaseUrl: env.VAULT_DATABASE_URL,
    kek: await readKek(env.KEK_FILE),
    blobs: openBlobFolder(env.BLOBS_DIR),
    chain: connectVaultChain(env.RPC_URL, deployment),
    now: systemClock.now,
    token: env.VAULT_TOKEN,
    listen: { port: env.VAULT_PORT },
  })
}

void runUntilStopped("vault", openVault)

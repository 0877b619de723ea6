import "server-only"
import path from "node:path"
import { z } from "zod"
import { readEnvOnce } from "./env"
import { rpcUrlList } from "./rpc"

const folder = z
  .string()
  .min(1)
  .transform((value) => path.resolve(value))

/** What only the vault may know: its role's door to the database and the file with the key of its keys. */
const vaultSchema = z.object({
  VAULT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  VAULT_PORT: z.coerce.number().int().min(1).max(65535),
  VAULT_TOKEN: z.string().min(32),
  /** File of 32 bytes in hex, outside the data folder: a copy of the data alone opens nothing. */
  KEK_FILE: folder,
  BLOBS_DIR: folder,
  RPC_URL: rpcUrlList,
  CHAIN_ID: z.coerce.number().int().positive(),
  CHAIN_DEPLOYMENT: folder,
})

/** Environment of `vault`. */
export const vaultEnv = readEnvOnce(vaultSchema)

import "server-only"
import path from "node:path"
import { z } from "zod"
import { readEnvOnce } from "./env"
import { rpcUrlList } from "./rpc"

const hexKey = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{64}$/)])

/** What the step before the processes may know: the owner's door, and whom to give rights to. */
const prepareSchema = z.object({
  OWNER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  WEB_PASSWORD: z.string().min(1),
  VAULT_PASSWORD: z.string().min(1),
  RPC_URL: rpcUrlList,
  CHAIN_ID: z.coerce.number().int().positive(),
  CHAIN_DEPLOYMENT: z.string().transform((value) => path.resolve(value)),
  OPERATOR_PRIVATE_KEY: hexKey,
  RELAYER_PRIVATE_KEY: hexKey,
})

/** Environment of `prepare`. */
export const prepareEnv = readEnvOnce(prepareSchema)
export type PrepareEnv = ReturnType<typeof prepareEnv>

/** Environment of a measurement that fills tables as their owner. */
export const ownerEnv = readEnvOnce(prepareSchema.pick({ OWNER_DATABASE_URL: true, CHAIN_ID: true }))

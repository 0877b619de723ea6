import "server-only"
import path from "node:path"
import { parseEther } from "viem"
import { z } from "zod"
import { rpcUrlList } from "./rpc"

const hexKey = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{64}$/)])
const folder = z
  .string()
  .min(1)
  .transform((value) => path.resolve(value))
const secret = z.string().min(32)

/** The id of the local development chain; the demo's doors exist on it alone. */
export const localChainId = 31337

const chainShape = {
  RPC_URL: rpcUrlList,
  CHAIN_ID: z.coerce.number().int().positive(),
  /** File with the addresses of the contracts. */
  CHAIN_DEPLOYMENT: folder,
  /** Blocks on top of a block before its events count; 0 on the local chain and 5 elsewhere if not set. */
  CONFIRMATIONS: z.coerce.number().int().min(0).max(1000).optional(),
}

/** An amount of the chain's coin as a decimal text, in wei. */
const coins = z
  .string()
  .regex(/^\d+(\.\d{1,18})?$/)
  .transform((text) => parseEther(text))

/** What the relayer may spend on gas for people; web and worker both know it: one refuses, the other one sends. */
const relayShape = {
  /** For everybody together in a day of UTC. */
  RELAY_DAY_ETH: coins.optional(),
  RELAY_PERSON_DAY_ETH: coins.optional(),
  RELAY_PERSON_DAY_COUNT: z.coerce.number().int().min(0).optional(),
  /** Above this price nothing is sent. */
  RELAY_GAS_PRICE_GWEI: z.coerce.number().int().min(1).max(1_000_000).optional(),
}

const serviceShape = {
  ...chainShape,
  ...relayShape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  BLOBS_DIR: folder,
  VAULT_URL: z.url(),
  VAULT_TOKEN: secret,
  OPERATOR_PRIVATE_KEY: hexKey,
  /** What the product is reached by; sign-in messages are bound to it. */
  ORIGIN: z.url({ protocol: /^https?$/ }),
}

const webSchema = z.object({
  ...serviceShape,
  SESSION_SECRET: secret,
})

const workerSchema = z.object({ ...serviceShape, RELAYER_PRIVATE_KEY: hexKey })

const logSchema = z.object({
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  LOG_FORMAT: z.enum(["json", "pretty"]).default("json"),
})

type Environment<Schema extends z.ZodType> = Readonly<z.output<Schema>> & { readonly DEMO: boolean }

/** Reads a process's environment by its schema, once; names every missing or wrong variable. */
export function readEnvOnce<Schema extends z.ZodType<{ CHAIN_ID: number }>>(
  schema: Schema,
): () => Environment<Schema> {
  let known: Environment<Schema> | undefined
  return () => {
    known ??= parseEnv(schema, process.env)
    return known
  }
}

/** @throws Error that names each variable at fault, never its value */
export function parseEnv<Schema extends z.ZodType<{ CHAIN_ID: number }>>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): Environment<Schema> {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)
    throw new Error(`The environment is not complete. ${faults.join("; ")}. \`npm start\` sets all of it.`)
  }
  return { ...parsed.data, DEMO: parsed.data.CHAIN_ID === localChainId }
}

/** Environment of `web`. Nothing of the vault's store and no relayer key is in it. */
export const webEnv = readEnvOnce(webSchema)

/** Environment of `worker`. */
export const workerEnv = readEnvOnce(workerSchema)

/** How to log; read when a process starts, in every process. */
export function readLogEnv(): {
  readonly level: "debug" | "info" | "warn" | "error"
  readonly format: "json" | "pretty"
} {
  const parsed = logSchema.safeParse(process.env)
  const values = parsed.success ? parsed.data : logSchema.parse({})
  return { level: values.LOG_LEVEL, format: values.LOG_FORMAT }
}

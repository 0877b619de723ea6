import "server-only"
import { z } from "zod"

const hexKey = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{64}$/)])

/** Environment of `npm run contracts:deploy`. @throws Error when the key is missing or no key */
export function deployEnv(): { readonly OPERATOR_PRIVATE_KEY: `0x${string}` } {
  const parsed = z.object({ OPERATOR_PRIVATE_KEY: hexKey }).safeParse(process.env)
  if (!parsed.success)
    throw new Error("Set OPERATOR_PRIVATE_KEY to the key that deploys and pays the gas (0x and 64 digits).")
  return parsed.data
}

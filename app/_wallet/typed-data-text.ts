import type { TypedDataInput } from "./wallet-host"

/** Reads the JSON text of `eth_signTypedData_v4`. @throws Error for anything that is no EIP-712 data */
export function parseTypedData(given: unknown): TypedDataInput {
  const data: unknown = typeof given === "string" ? JSON.parse(given) : given
  if (!isTypedData(data)) throw new Error("This is no typed data.")
  const { EIP712Domain: _domain, ...types } = data.types
  return { ...data, types }
}

function isTypedData(data: unknown): data is TypedDataInput {
  if (typeof data !== "object" || data === null) return false
  return "domain" in data && "types" in data && "primaryType" in data && "message" in data
}

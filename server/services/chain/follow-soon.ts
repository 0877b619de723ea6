import "server-only"
import { z } from "zod"
import type { Connection } from "@/db/client"
import type { ServiceContext } from "../context"

/** The transaction that somebody's wallet says it sent: its hash, in lower case. */
export const transactionHashInput = z.custom<`0x${string}`>(
  (value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value),
  "Not a transaction's hash.",
)

/** Has the worker read the chain at once, because something was sent there. Several wishes are one look. */
export async function followSoon(
  { jobs }: Pick<ServiceContext, "jobs">,
  connection: Connection,
): Promise<void> {
  await jobs.add(connection, "followChain", {}, { key: "followChain" })
}

import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/db/client"
import type { SendLock } from "@/server/chain/relayer-nonce"

/** One sender a key over all processes: an advisory lock on the key's address, held by one transaction. */
export function databaseSendLock(db: Database): SendLock {
  return (key, work) =>
    db.transaction(async (transaction) => {
      await transaction.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${key.toLowerCase()}, 7702))`,
      )
      return work()
    })
}

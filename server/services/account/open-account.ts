import "server-only"
import { eq } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { account } from "@/db/schema"
import type { Person } from "@/server/domain/access/actor"
import { newId, type ServiceContext, writeAudit } from "@/server/services/context"

/**
 * The account of an address, opened when it comes for the first time. Two at once open one.
 * @param address any letter case; kept in lower case
 */
export async function openAccount(
  context: Pick<ServiceContext, "now">,
  connection: Connection,
  address: `0x${string}`,
): Promise<Person> {
  const key = address.toLowerCase() as `0x${string}`
  const known = await findAccount(connection, key)
  if (known !== null) return known
  const [opened] = await connection
    .insert(account)
    .values({ id: newId(context, "account"), address: key, createdAt: context.now() })
    .onConflictDoNothing({ target: account.address })
    .returning({ id: account.id })
  if (opened === undefined) return requireAccount(connection, key)
  const person: Person = { kind: "person", accountId: opened.id, address: key }
  await writeAudit({ now: context.now, actor: person }, connection, "account.open", opened.id)
  return person
}

async function findAccount(connection: Connection, address: `0x${string}`): Promise<Person | null> {
  const [row] = await connection.select({ id: account.id }).from(account).where(eq(account.address, address))
  return row === undefined ? null : { kind: "person", accountId: row.id, address }
}

async function requireAccount(connection: Connection, address: `0x${string}`): Promise<Person> {
  const person = await findAccount(connection, address)
  if (person === null) throw new Error("An account that conflicted is not there")
  return person
}

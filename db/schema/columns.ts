import { numeric, text, timestamp } from "drizzle-orm/pg-core"
import type { Id, IdNoun } from "@/server/domain/id"
import { bytea } from "./bytea"

/** A prefixed identifier of this noun. */
export const id = <Noun extends IdNoun>(_noun: Noun) => text().$type<Id<Noun>>()

/** A bigint of base units (a token's or whole points); never floating point. */
export const amount = () => numeric({ precision: 78, scale: 0, mode: "bigint" })

/** A time, from the clock of the process that writes, not from the database's. */
export const at = () => timestamp({ withTimezone: true, mode: "date", precision: 3 })

/** A 0x-prefixed hexadecimal text: address, hash, signature. */
export const hex = () => text().$type<`0x${string}`>()

export { bytea }

import { pgTable, text } from "drizzle-orm/pg-core"
import { at } from "./columns"

/** A nonce for one sign-in; `usedAt` is set once by a conditional update. */
export const signInNonce = pgTable("sign_in_nonce", {
  nonce: text().primaryKey(),
  issuedAt: at().notNull(),
  expiresAt: at().notNull(),
  usedAt: at(),
})

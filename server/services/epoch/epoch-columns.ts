import "server-only"
import { getTableColumns } from "drizzle-orm"
import { epoch } from "@/db/schema"

const { transcript: _, ...columns } = getTableColumns(epoch)

/** An epoch without its transcript, which may have a megabyte: what everything but its own page reads. */
export const epochColumns = columns

export type EpochRow = Omit<typeof epoch.$inferSelect, "transcript">

import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core"
import { at, hex, id } from "./columns"
import { project } from "./project"

/** What happened in a closed project, as a file that anybody recomputes. An edition is never altered; a later verdict makes another. */
export const transcript = pgTable(
  "transcript",
  {
    id: id("transcript").primaryKey(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    /** From 1. */
    edition: integer().notNull(),
    /** Of the tree over its lines; what is anchored. */
    root: hex().notNull(),
    lineCount: integer().notNull(),
    annotationCount: integer().notNull(),
    byteSize: integer().notNull(),
    blobKey: text().notNull(),
    writtenAt: at().notNull(),
  },
  // a project's editions, latest last; what was written last
  (table) => [uniqueIndex().on(table.projectId, table.edition), index().on(table.writtenAt)],
)

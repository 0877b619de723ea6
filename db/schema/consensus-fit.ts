import { boolean, doublePrecision, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { at, id } from "./columns"
import { project } from "./project"

/** One full fit of a project's consensus, with what it found. */
export const consensusFit = pgTable(
  "consensus_fit",
  {
    id: uuid().primaryKey().defaultRandom(),
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    method: text().notNull(),
    annotationCount: integer().notNull(),
    iterations: integer().notNull(),
    isConverged: boolean().notNull(),
    /** How common each class is; with the pooled matrix it weighs new answers until the next fit. */
    classPriors: doublePrecision().array(),
    /** What is expected of a labeler whom the fit does not know; row-major, a row a true class. */
    pooledConfusion: doublePrecision().array(),
    goldAccuracy: doublePrecision(),
    alpha: doublePrecision(),
    seconds: doublePrecision().notNull(),
    fittedAt: at().notNull(),
  },
  // the fits of a project, latest last
  (table) => [index().on(table.projectId, table.fittedAt)],
)

import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
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
    /** Fits of a project count from 1; each has read every answer that the one before it had. */
    number: integer().notNull(),
    method: text().notNull(),
    /** How many answers of each task it has read, by the tasks' position: with `annotation.place`, which ones. */
    answerCounts: integer().array().notNull(),
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
  (table) => [
    index().on(table.projectId, table.fittedAt),
    uniqueIndex("consensus_fit_number").on(table.projectId, table.number),
  ],
)

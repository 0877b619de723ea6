import { boolean, doublePrecision, index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { account } from "./account"
import { at, id } from "./columns"
import { project } from "./project"

/** What the latest fit and the golds say of a labeler in a project. */
export const labelerSkill = pgTable(
  "labeler_skill",
  {
    projectId: id("project")
      .notNull()
      .references(() => project.id),
    labelerId: id("account")
      .notNull()
      .references(() => account.id),
    /** Row-major confusion matrix: probability of answering column when row is true. */
    confusion: doublePrecision().array(),
    annotationCount: integer().notNull().default(0),
    goldCount: integer().notNull().default(0),
    goldCorrectCount: integer().notNull().default(0),
    /** By the latest full fit: labels that somebody else's could be held against, and how many of them are right in expectation. */
    consensusCount: integer().notNull().default(0),
    consensusRight: doublePrecision().notNull().default(0),
    skillMean: doublePrecision().notNull(),
    skillLow: doublePrecision().notNull(),
    skillHigh: doublePrecision().notNull(),
    isQualified: boolean().notNull().default(false),
    /** Since when a moderator lets this labeler take no new runs here; null where they may. */
    pausedAt: at(),
    /** When an appeal last lifted a pause: what moderators decided before it holds this labeler no more. */
    pauseLiftedAt: at(),
    updatedAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.labelerId] }), index().on(table.labelerId)],
)

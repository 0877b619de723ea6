import { integer, jsonb, pgTable } from "drizzle-orm/pg-core"
import type { DoubtedGold } from "@/server/domain/consensus/quality/doubted-golds"
import type { QualityFigures } from "@/server/domain/consensus/quality/measure-quality"
import { at, id } from "./columns"
import { project } from "./project"

/** What was last measured of a project's labels as a whole. It names nobody. */
export const projectQuality = pgTable("project_quality", {
  projectId: id("project")
    .primaryKey()
    .references(() => project.id),
  figures: jsonb().$type<QualityFigures>().notNull(),
  /** Golds that the labelers contradict; for the owner and the moderators alone. */
  doubtedGolds: jsonb().$type<readonly DoubtedGold[]>().notNull().default([]),
  /** Annotations that were measured; a later measure knows as many or more. */
  annotationCount: integer().notNull(),
  measuredAt: at().notNull(),
})

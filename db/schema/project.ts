import { sql } from "drizzle-orm"
import { doublePrecision, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core"
import { defaultSecondLookShare } from "@/server/domain/appeal/second-look"
import type { KindConfig, KindId } from "@/server/domain/kinds/registry"
import type { ProjectState } from "@/server/domain/project/state"
import { amount, at, hex, id } from "./columns"
import { pool } from "./pool"

/** One labeling effort over a pool's items. Shares, targets and confidences are fractions in [0, 1]. */
export const project = pgTable(
  "project",
  {
    id: id("project").primaryKey(),
    poolId: id("pool")
      .notNull()
      .references(() => pool.id),
    kind: text().$type<KindId>().notNull(),
    name: text().notNull(),
    question: text().notNull(),
    guidelines: text().notNull(),
    config: jsonb().$type<KindConfig>().notNull(),
    state: text().$type<ProjectState>().notNull(),
    minLabels: integer().notNull(),
    maxLabels: integer().notNull(),
    targetConfidence: doublePrecision().notNull(),
    goldShare: doublePrecision().notNull(),
    /** Of the verdicts, those that another moderator looks at again; see server/domain/appeal/second-look. */
    secondLookShare: doublePrecision().notNull().default(defaultSecondLookShare),
    /** Share of right answers that must be certain of a labeler in this kind, in (0, 0.99]; null: everybody may label. */
    minSkill: doublePrecision(),
    runSize: integer().notNull(),
    leaseSeconds: integer().notNull(),
    /** Points that one accepted annotation with full credit and no stake earns. */
    rewardPoints: amount().notNull(),
    maxStakePoints: amount().notNull(),
    targetScore: doublePrecision().notNull(),
    /** Salted hash of gold set and assignment seed, published when the project opens. */
    goldCommitment: hex(),
    goldSalt: hex(),
    assignmentSeed: hex().notNull(),
    /** Never revealed: from it come the names under which people appear in this project. */
    pseudonymSalt: hex()
      .notNull()
      .default(sql`'0x' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`),
    /** The number of the latest full fit; 0 before the first. */
    fitNumber: integer().notNull().default(0),
    annotationCount: integer().notNull().default(0),
    annotationsSinceFit: integer().notNull().default(0),
    fittedAt: at(),
    createdAt: at().notNull(),
    openedAt: at(),
    closedAt: at(),
  },
  // the open projects of the label room; the projects of a pool
  (table) => [index().on(table.state, table.openedAt), index().on(table.poolId)],
)

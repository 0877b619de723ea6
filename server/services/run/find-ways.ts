import "server-only"
import { and, desc, eq, isNull, ne } from "drizzle-orm"
import { labelerSkill, pool, project } from "@/db/schema"
import { isSkilledEnough } from "@/server/domain/consensus/kind-skill"
import type { SkillEvidence } from "@/server/domain/consensus/skill"
import type { Id } from "@/server/domain/id"
import type { KindId } from "@/server/domain/kinds/registry"
import type { ServiceContext } from "../context"
import { countClosedToLabeler, countTasks } from "../project/count-tasks"

/** A project in which a labeler can raise their skill. */
export interface Way {
  readonly projectId: Id<"project">
  readonly name: string
}

const looked = 24
const shown = 3

/** Open projects of a kind that take this labeler, have work for them and count for their skill; at most three. */
export async function findWays(
  context: Pick<ServiceContext, "db" | "now">,
  kind: KindId,
  labelerId: Id<"account">,
  evidence: SkillEvidence,
): Promise<readonly Way[]> {
  const rows = await context.db
    .select({ projectId: project.id, name: project.name, minSkill: project.minSkill })
    .from(project)
    .innerJoin(pool, eq(pool.id, project.poolId))
    .leftJoin(
      labelerSkill,
      and(eq(labelerSkill.projectId, project.id), eq(labelerSkill.labelerId, labelerId)),
    )
    .where(
      and(
        eq(project.state, "open"),
        eq(project.kind, kind),
        ne(pool.ownerId, labelerId),
        isNull(labelerSkill.pausedAt),
      ),
    )
    .orderBy(desc(project.openedAt), desc(project.id))
    .limit(looked)
  const taking = rows.filter(({ minSkill }) => isSkilledEnough(evidence, minSkill))
  const projectIds = taking.map((row) => row.projectId)
  const [counts, closed] = await Promise.all([
    countTasks(context, projectIds),
    countClosedToLabeler(context, projectIds, labelerId),
  ])
  return taking
    .filter(({ projectId: id }) => (counts.get(id)?.openTaskCount ?? 0) > (closed.get(id) ?? 0))
    .slice(0, shown)
    .map(({ projectId, name }) => ({ projectId, name }))
}

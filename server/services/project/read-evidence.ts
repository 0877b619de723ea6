import "server-only"
import { and, eq, gt, ne, or } from "drizzle-orm"
import type { Connection } from "@/db/client"
import { labelerSkill, pool, project } from "@/db/schema"
import { noEvidence, poolEvidence } from "@/server/domain/consensus/kind-skill"
import type { SkillEvidence } from "@/server/domain/consensus/skill"
import { groupBy } from "@/server/domain/group-by"
import type { Id } from "@/server/domain/id"
import type { KindId } from "@/server/domain/kinds/registry"

/** A labeler's evidence in a kind, over all of its projects that count. */
export interface KindEvidence {
  readonly evidence: SkillEvidence
  readonly projectCount: number
}

const none: KindEvidence = { evidence: noEvidence, projectCount: 0 }

/** What golds and the others say of a labeler, by kind; kinds in which nothing has been weighed are left out. */
export async function readKindEvidence(
  connection: Connection,
  labelerId: Id<"account">,
): Promise<{ of(kind: KindId): KindEvidence; readonly kinds: readonly KindId[] }> {
  const rows = await readRows(connection, eq(labelerSkill.labelerId, labelerId))
  const byKind = new Map([...groupBy(rows, (row) => row.kind)].map(([kind, own]) => [kind, pooled(own)]))
  return { of: (kind) => byKind.get(kind) ?? none, kinds: [...byKind.keys()] }
}

/** The evidence of everybody of whom something has been weighed in a kind; nobody is named. */
export async function readEvidenceOfKind(
  connection: Connection,
  kind: KindId,
): Promise<readonly SkillEvidence[]> {
  const rows = await readRows(connection, eq(project.kind, kind))
  return [...groupBy(rows, (row) => row.labelerId).values()].map((own) => pooled(own).evidence)
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

/** What somebody does in a pool of their own says nothing elsewhere: they set its golds. */
async function readRows(connection: Connection, where: ReturnType<typeof eq>) {
  return connection
    .select({
      projectId: labelerSkill.projectId,
      labelerId: labelerSkill.labelerId,
      kind: project.kind,
      goldCount: labelerSkill.goldCount,
      goldRightCount: labelerSkill.goldCorrectCount,
      consensusCount: labelerSkill.consensusCount,
      consensusRight: labelerSkill.consensusRight,
    })
    .from(labelerSkill)
    .innerJoin(project, eq(project.id, labelerSkill.projectId))
    .innerJoin(pool, eq(pool.id, project.poolId))
    .where(
      and(
        where,
        ne(pool.ownerId, labelerSkill.labelerId),
        or(gt(labelerSkill.goldCount, 0), gt(labelerSkill.consensusCount, 0)),
      ),
    )
}

function pooled(rows: readonly Row[]): KindEvidence {
  const byProject = new Map(rows.map((row) => [row.projectId, row]))
  return { evidence: poolEvidence(byProject), projectCount: byProject.size }
}

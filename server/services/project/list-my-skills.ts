import "server-only"
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm"
import { project } from "@/db/schema"
import { isSkilledEnough } from "@/server/domain/consensus/kind-skill"
import { estimateSkill } from "@/server/domain/consensus/skill"
import type { KindId } from "@/server/domain/kinds/registry"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { ownRun } from "../run/standing"
import { readKindEvidence } from "./read-evidence"

const mostProjects = 50

/**
 * One's own skill in each kind in which something has been weighed, with the evidence, and which of the open projects
 * that ask for a skill it opens; those that ask least come first.
 */
export async function listMySkills(context: ServiceContext) {
  const { accountId } = requirePerson(context)
  requireCan(context, "run.read", ownRun)
  const known = await readKindEvidence(context.db, accountId)
  const asking = await readAsking(context, known.kinds)
  return {
    items: [...known.kinds].sort().map((kind) => {
      const { evidence, projectCount } = known.of(kind)
      return {
        kind,
        ...estimateSkill(evidence),
        ...evidence,
        projectCount,
        asking: asking.flatMap(({ kind: of, minSkill, ...shown }) =>
          of === kind && minSkill !== null
            ? [{ ...shown, minSkill, isMet: isSkilledEnough(evidence, minSkill) }]
            : [],
        ),
      }
    }),
  }
}

async function readAsking({ db }: Pick<ServiceContext, "db">, ofKinds: readonly KindId[]) {
  if (ofKinds.length === 0) return []
  return db
    .select({
      projectId: project.id,
      name: project.name,
      kind: project.kind,
      minSkill: project.minSkill,
    })
    .from(project)
    .where(and(eq(project.state, "open"), inArray(project.kind, [...ofKinds]), isNotNull(project.minSkill)))
    .orderBy(asc(project.minSkill), asc(project.id))
    .limit(mostProjects)
}

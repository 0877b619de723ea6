import "server-only"
import { sql } from "drizzle-orm"
import type { Transaction } from "@/db/client"
import { labelerSkill } from "@/db/schema"
import { confusionOf } from "@/server/domain/consensus/fit"
import type { Id } from "@/server/domain/id"
import { bulkRows } from "../bulk-rows"
import type { ServiceContext } from "../context"
import type { FullFit } from "./fit-project"

const types = {
  labeler: "text",
  confusion: "float8[]",
  mean: "float8",
  low: "float8",
  high: "float8",
  consensus_count: "integer",
  consensus_right: "float8",
} as const

/** Writes what a full fit says of each labeler. Counts of answers and golds are left alone: finished runs add to them. */
export async function writeSkills(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  { fit, observations, skills, peerEvidence, labelerOf }: FullFit,
): Promise<void> {
  const { labelerIds, classCount } = observations
  const rows = labelerIds.flatMap((name, place) => {
    const skill = skills[place]
    const labeler = labelerOf.get(name)
    if (skill === undefined || labeler === undefined) return []
    const confusion = confusionOf(fit, classCount, place)
    const { consensusCount = 0, consensusRight = 0 } = peerEvidence[place] ?? {}
    const peers = { consensus_count: consensusCount, consensus_right: consensusRight }
    return [{ labeler, confusion, ...skill, ...peers }]
  })
  await transaction.execute(sql`
    with skill as (select * from ${bulkRows("row", types, rows)}),
    held as (
      select ${labelerSkill.labelerId} from ${labelerSkill}
      where ${labelerSkill.projectId} = ${projectId} order by ${labelerSkill.labelerId} for no key update
    )
    update ${labelerSkill} set confusion = skill.confusion, skill_mean = skill.mean, skill_low = skill.low,
      skill_high = skill.high, consensus_count = skill.consensus_count,
      consensus_right = skill.consensus_right, updated_at = ${context.now().toISOString()}::timestamptz
    from skill, held
    where ${labelerSkill.projectId} = ${projectId} and ${labelerSkill.labelerId} = skill.labeler
      and held.labeler_id = skill.labeler`)
}

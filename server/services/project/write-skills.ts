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
} as const

/** Writes what a full fit says of each labeler. Counts are left alone: finished runs add to them. */
export async function writeSkills(
  context: Pick<ServiceContext, "now">,
  transaction: Transaction,
  projectId: Id<"project">,
  { fit, observations, skills, labelerOf }: FullFit,
): Promise<void> {
  const { labelerIds, classCount } = observations
  const rows = labelerIds.flatMap((name, place) => {
    const skill = skills[place]
    const labeler = labelerOf.get(name)
    if (skill === undefined || labeler === undefined) return []
    const { mean, low, high } = skill
    return [{ labeler, confusion: confusionOf(fit, classCount, place), mean, low, high }]
  })
  await transaction.execute(sql`
    with skill as (select * from ${bulkRows("row", types, rows)}),
    held as (
      select ${labelerSkill.labelerId} from ${labelerSkill}
      where ${labelerSkill.projectId} = ${projectId} order by ${labelerSkill.labelerId} for no key update
    )
    update ${labelerSkill} set confusion = skill.confusion, skill_mean = skill.mean, skill_low = skill.low,
      skill_high = skill.high, updated_at = ${context.now().toISOString()}::timestamptz
    from skill, held
    where ${labelerSkill.projectId} = ${projectId} and ${labelerSkill.labelerId} = skill.labeler
      and held.labeler_id = skill.labeler`)
}

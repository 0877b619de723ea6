import "server-only"
import { randomBytes } from "node:crypto"
import { z } from "zod"
import { project } from "@/db/schema"
import { highestMinSkill } from "@/server/domain/consensus/kind-skill"
import type { Id } from "@/server/domain/id"
import { kindIds, readConfig } from "@/server/domain/kinds/registry"
import { planTasks } from "@/server/domain/task/plan-tasks"
import { newId, requireCan, type ServiceContext, writeAudit } from "../context"
import { idOf } from "../paging"
import { poolStanding } from "../pool/standing"
import { addTasks } from "../task/add-tasks"
import { findLabelableItems } from "../task/find-labelable-items"

const listedTask = z.strictObject({
  itemIds: z.array(idOf("item")).min(1).max(2),
  goldAnswer: z.unknown().optional(),
  goldExplanation: z.string().max(2_000).optional(),
  isTraining: z.boolean().optional(),
})

export const taskPlanInput = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("everyItem") }),
  z.strictObject({
    mode: z.literal("randomPairs"),
    comparisonsPerItem: z.int().min(1).max(200),
    withinGroup: z.boolean(),
  }),
  z.strictObject({ mode: z.literal("listed"), rows: z.array(listedTask).min(1).max(20_000) }),
])

const points = z.bigint().min(0n).max(1_000_000n)

export const createProjectInput = z
  .strictObject({
    poolId: idOf("pool"),
    kind: z.enum(kindIds),
    name: z.string().trim().min(3, "A name has at least 3 letters.").max(120),
    question: z.string().trim().min(5, "Write the question that labelers answer.").max(400),
    guidelines: z.string().trim().max(20_000),
    config: z.unknown(),
    minLabels: z.int().min(1).max(25),
    maxLabels: z.int().min(1).max(50),
    targetConfidence: z.number().gt(0.5).max(0.999),
    goldShare: z.number().min(0).max(0.5),
    /** Of the verdicts, those that a second moderator looks at; 5 % where nothing is said. */
    secondLookShare: z.number().min(0).max(0.5).optional(),
    /** The lower end of a labeler's skill in this kind has to reach it; null or nothing: everybody may label. */
    minSkill: z.number().gt(0).max(highestMinSkill).nullable().optional(),
    runSize: z.int().min(1).max(50),
    leaseSeconds: z.int().min(60).max(86_400),
    rewardPoints: points,
    maxStakePoints: points,
    targetScore: z.number().min(0).max(0.99),
    tasks: taskPlanInput,
  })
  .refine((input) => input.minLabels <= input.maxLabels, {
    path: ["maxLabels"],
    message: "The most labels a task may get are fewer than the least.",
  })

/** Makes a draft project with its tasks, of the pool's items that may be labeled. */
export async function createProject(
  context: ServiceContext,
  input: z.infer<typeof createProjectInput>,
): Promise<{ readonly projectId: Id<"project">; readonly taskCount: number }> {
  requireCan(context, "project.create", await poolStanding(context, input.poolId))
  const { tasks: plan, config: rawConfig, ...terms } = input
  const config = readConfig(input.kind, rawConfig)
  const assignmentSeed = `0x${randomBytes(32).toString("hex")}` as const
  const items = await findLabelableItems(context, input.poolId)
  const planned = planTasks({ kind: input.kind, config, plan, items, seed: assignmentSeed })
  const projectId = newId(context, "project")
  await context.db.transaction(async (transaction) => {
    await transaction
      .insert(project)
      .values({ ...terms, id: projectId, config, state: "draft", assignmentSeed, createdAt: context.now() })
    await addTasks(context, transaction, projectId, planned)
    await writeAudit(context, transaction, "project.create", projectId, { taskCount: planned.length })
  })
  return { projectId, taskCount: planned.length }
}

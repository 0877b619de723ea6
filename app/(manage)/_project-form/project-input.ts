import type { inferRouterInputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"
import type { Id } from "@/server/domain/id"
import type { KindConfig } from "@/server/domain/kinds/registry"
import type { ProjectValues } from "./project-values"
import type { ListedRow } from "./task-csv"

export type ProjectInput = inferRouterInputs<AppRouter>["project"]["create"]

/** What the server is asked to make. */
export function projectInput(
  poolId: Id<"pool">,
  values: ProjectValues,
  config: KindConfig,
  rows: readonly ListedRow[],
): ProjectInput {
  return {
    poolId,
    kind: values.kind,
    name: values.name,
    question: values.question,
    guidelines: values.guidelines,
    config,
    minLabels: values.minLabels,
    maxLabels: values.maxLabels,
    targetConfidence: values.targetConfidence,
    goldShare: values.goldShare,
    secondLookShare: values.secondLookShare,
    minSkill: values.minSkill,
    runSize: values.runSize,
    leaseSeconds: values.leaseMinutes * 60,
    rewardPoints: BigInt(values.rewardPoints),
    maxStakePoints: BigInt(values.maxStakePoints),
    targetScore: values.targetScore,
    tasks: planOf(values, rows),
  }
}

/** How the tasks are to be made. */
export function planOf(values: ProjectValues, rows: readonly ListedRow[]): ProjectInput["tasks"] {
  if (values.mode === "everyItem") return { mode: "everyItem" }
  if (values.mode === "listed") return { mode: "listed", rows: [...rows] }
  const { comparisonsPerItem, withinGroup } = values
  return { mode: "randomPairs", comparisonsPerItem, withinGroup }
}

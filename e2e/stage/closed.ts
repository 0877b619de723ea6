import { openDemoPerson } from "@/db/seed/people"
import { openStage, type Stage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import { closeProject } from "@/server/services/project/close-project"
import { createProject } from "@/server/services/project/create-project"
import { listTasks } from "@/server/services/project/list-tasks"
import { openProject } from "@/server/services/project/open-project"
import { setGold } from "@/server/services/project/set-gold"
import { labelAll, openLabeler } from "./labelers"
import { groundTerms } from "./terms"

/** `closed.ts POOL`: a project over the pool's items, with a gold, labeled by four and closed; its transcript anchored. */
async function close(stage: Stage, poolId: Id<"pool">) {
  const owner = await openDemoPerson(stage, "owner", "Tariq Okafor")
  const context = stage.context(owner.actor)
  const terms = { ...groundTerms("What held at the river"), goldShare: 0.2, maxLabels: 4 }
  const { projectId } = await createProject(context, { ...terms, poolId, tasks: { mode: "everyItem" } })
  const [first] = (await listTasks(context, { projectId })).items
  if (first !== undefined) {
    await setGold(context, {
      taskId: first.taskId,
      answer: { optionIds: ["facts"] },
      explanation: "Measured.",
    })
  }
  await openProject(context, { projectId })
  await stage.runJobs()
  for (const place of [0, 1, 2, 4]) await labelAll(stage, await openLabeler(stage, place), projectId)
  await closeProject(context, { projectId })
  await stage.runJobs()
  return { projectId }
}

async function main(): Promise<void> {
  const [poolId] = process.argv.slice(2)
  if (poolId === undefined) throw new Error("Name a pool.")
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    console.log(JSON.stringify(await close(stage, poolId as Id<"pool">)))
  } finally {
    await stage.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

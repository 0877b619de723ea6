import { openStage } from "@/db/seed/stage"
import type { Id } from "@/server/domain/id"
import { labelAll, openLabeler } from "./labelers"

/** `crowd.ts PROJECT 1,3`: these labelers answer what the project has left for them. */
async function main(): Promise<void> {
  const [projectId, places] = process.argv.slice(2)
  if (projectId === undefined || places === undefined) throw new Error("Name a project and its labelers.")
  const stage = await openStage(new Date())
  stage.clock.goLive()
  try {
    let answerCount = 0
    for (const place of places.split(",").map(Number)) {
      const labeler = await openLabeler(stage, place)
      answerCount += await labelAll(stage, labeler, projectId as Id<"project">)
    }
    console.log(JSON.stringify({ answerCount }))
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

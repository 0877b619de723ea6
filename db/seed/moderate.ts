import { eq } from "drizzle-orm"
import { annotation } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import { giveVerdict } from "@/server/services/review/give-verdict"
import { openCase } from "@/server/services/review/open-case"
import { readQueue } from "@/server/services/review/read-queue"
import type { CorpusPair } from "./corpus"
import type { SeedPerson } from "./people"
import type { Stage } from "./stage"

type Side = "a" | "b" | "equal"

/**
 * The moderator works the desk: opens each case, and decides it by the corpus's own expert answer where there is one,
 * else by what most people said. Some are sent back or taken out, as a person would.
 * @param leaveCount cases left on the desk for whoever comes next
 */
export async function moderate(
  stage: Stage,
  moderator: SeedPerson,
  plan: {
    readonly projectId: Id<"project">
    readonly pairOf: ReadonlyMap<Id<"task">, CorpusPair>
    readonly leaveCount: number
    readonly secondsPerCase: number
  },
): Promise<number> {
  const context = stage.context(moderator.actor)
  const waiting = await readWholeQueue(stage, moderator, plan.projectId)
  const cases = waiting.slice(0, Math.max(0, waiting.length - plan.leaveCount))
  for (const taskId of cases) {
    stage.clock.set(new Date(stage.clock.now().getTime() + plan.secondsPerCase * 1000))
    await openCase(context, { taskId, recipient: moderator.recipient })
    const expert = plan.pairOf.get(taskId)?.gold
    const majority = await majorityOf(stage, taskId)
    if (expert) {
      const reason = expert === majority ? "clear_on_reading" : "majority_missed_detail"
      await giveVerdict(context, { taskId, decision: "label", answer: { preferred: expert }, reason })
    } else {
      await giveVerdict(context, {
        taskId,
        decision: "label",
        answer: { preferred: majority },
        reason: "close_call",
      })
    }
    await stage.runJobs()
  }
  return cases.length
}

async function readWholeQueue(stage: Stage, moderator: SeedPerson, projectId: Id<"project">) {
  const context = stage.context(moderator.actor)
  const taskIds: Id<"task">[] = []
  let cursor: string | null = null
  do {
    const page = await readQueue(context, { projectId, cursor })
    taskIds.push(...page.items.map((row) => row.taskId))
    cursor = page.nextCursor
  } while (cursor !== null)
  return taskIds
}

async function majorityOf(stage: Stage, taskId: Id<"task">): Promise<Side> {
  const rows = await stage
    .context({ kind: "stranger" })
    .db.select({ answer: annotation.answer })
    .from(annotation)
    .where(eq(annotation.taskId, taskId))
  const counts: Record<Side, number> = { a: 0, b: 0, equal: 0 }
  for (const { answer } of rows) if ("preferred" in answer) counts[answer.preferred] += 1
  if (counts.equal >= Math.max(counts.a, counts.b)) return "equal"
  return counts.a >= counts.b ? "a" : "b"
}

import { eq } from "drizzle-orm"
import { signal } from "@/db/schema/signal"
import { task } from "@/db/schema/task"
import { verdict } from "@/db/schema/verdict"
import type { SeedPerson } from "@/db/seed/people"
import type { Stage } from "@/db/seed/stage"
import type { Person } from "@/server/domain/access/actor"
import type { Id } from "@/server/domain/id"
import { pseudonymOf } from "@/server/domain/project/pseudonym"
import { newId } from "@/server/services/context"
import { createProject } from "@/server/services/project/create-project"
import { openProject } from "@/server/services/project/open-project"
import { loadProject } from "@/server/services/project/standing"
import { decideSignal } from "@/server/services/review/decide-signal"
import { giveVerdict } from "@/server/services/review/give-verdict"
import { type Labeler, labelAll, openLabeler } from "./labelers"
import { groundTerms } from "./terms"

export interface MarshGround {
  readonly keeper: SeedPerson
  readonly poolId: Id<"pool">
  /** Items that everybody reads alike. */
  readonly plainIds: readonly Id<"item">[]
  /** Items that the two read differently. */
  readonly dividedIds: readonly Id<"item">[]
  /** Two labelers; the first is the appellant. */
  readonly people: readonly Labeler[]
  readonly moderator: Person
}

type Terms = Omit<Parameters<typeof createProject>[1], "poolId" | "tasks">

const job = { kind: "job", name: "stage" } as const

/**
 * Work for the marsh's moderators: cases that wait together, a verdict that was drawn for a second look, a labeler whom
 * the first moderator has paused, and a gold that all its labelers contradict.
 */
export async function layDesk(stage: Stage, ground: MarshGround) {
  const sorting = await openOver(stage, ground, divided("Sorting at the marsh"), ground.dividedIds)
  await labelBy(stage, sorting, ground.people)
  await pause(stage, ground, sorting)
  await lookTwice(stage, ground)
  return { sortingProjectId: sorting, doubtedProjectId: await doubtGold(stage, ground) }
}

/** Two answers that differ never suffice, so every task comes to the desk. */
function divided(name: string) {
  return { ...groundTerms(name), minLabels: 2, maxLabels: 2, targetConfidence: 0.999 }
}

async function openOver(
  stage: Stage,
  { keeper, poolId }: MarshGround,
  terms: Terms,
  itemIds: readonly Id<"item">[],
  gold?: { readonly optionIds: string[] },
): Promise<Id<"project">> {
  const context = stage.context(keeper.actor)
  const rows = itemIds.map((itemId, place) => ({
    itemIds: [itemId],
    ...(place === 0 && gold !== undefined ? { goldAnswer: gold, goldExplanation: "So the tables say." } : {}),
  }))
  const { projectId } = await createProject(context, { ...terms, poolId, tasks: { mode: "listed", rows } })
  await openProject(context, { projectId })
  return projectId
}

async function labelBy(stage: Stage, projectId: Id<"project">, people: readonly Labeler[]): Promise<void> {
  for (const person of people) await labelAll(stage, person, projectId)
  await stage.runJob("refitProject", { projectId })
}

/** A signal as the worker finds it, and the first moderator's word on it. */
async function pause(
  stage: Stage,
  { people, moderator }: MarshGround,
  projectId: Id<"project">,
): Promise<void> {
  const [paused] = people
  if (paused === undefined) throw new Error("The marsh has nobody to pause.")
  const context = stage.context(job)
  const { project } = await loadProject(context, projectId)
  const signalId = newId(context, "signal")
  const { accountId } = paused.person
  const seenAt = context.now()
  await context.db.insert(signal).values({
    ...{ id: signalId, projectId, kind: "too_fast", labelerIds: [accountId], foundAt: seenAt, seenAt },
    evidence: {
      ...{ kind: "too_fast", labelerIds: [pseudonymOf(project, accountId)], answerCount: 40, fastCount: 38 },
      ...{ medianSeconds: 1, projectMedianSeconds: 9, fastSeconds: 1.8 },
    },
  })
  const note = "Nobody reads that fast."
  await decideSignal(stage.context(moderator), { signalId, decision: "pause", note })
}

/** Every verdict of this project is drawn; the minute in which it could be taken back has passed. */
async function lookTwice(stage: Stage, ground: MarshGround): Promise<void> {
  const terms = { ...divided("Second looks at the marsh"), secondLookShare: 1 }
  const projectId = await openOver(stage, ground, terms, ground.dividedIds.slice(0, 1))
  await labelBy(stage, projectId, ground.people)
  const { db, now } = stage.context(job)
  const [waiting] = await db.select({ taskId: task.id }).from(task).where(eq(task.projectId, projectId))
  if (waiting === undefined) throw new Error("Nothing waits for a verdict.")
  const { verdictId } = await giveVerdict(stage.context(ground.moderator), {
    ...{ taskId: waiting.taskId, decision: "label", answer: { optionIds: ["facts"] }, reason: "close_call" },
  })
  const givenAt = new Date(now().getTime() - 120_000)
  await db.update(verdict).set({ givenAt }).where(eq(verdict.id, verdictId))
  await stage.runJob("openSecondLook", { verdictId })
}

/** A gold that says something else than everybody who reads it. */
async function doubtGold(stage: Stage, ground: MarshGround): Promise<Id<"project">> {
  const terms = { ...groundTerms("Golds at the marsh"), minLabels: 6, maxLabels: 6, goldShare: 0.3 }
  const projectId = await openOver(stage, ground, terms, ground.plainIds, { optionIds: ["values"] })
  const others = await Promise.all([2, 3].map((place) => openLabeler(stage, place)))
  await labelBy(stage, projectId, [...ground.people, ...others])
  return projectId
}

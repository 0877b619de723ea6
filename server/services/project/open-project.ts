import "server-only"
import { randomBytes } from "node:crypto"
import { and, asc, count, eq, isNotNull } from "drizzle-orm"
import { z } from "zod"
import type { Transaction } from "@/db/client"
import { task } from "@/db/schema"
import { DomainError, wrongState } from "@/server/domain/errors"
import type { Id } from "@/server/domain/id"
import { type GoldAnswer, goldCommitment } from "@/server/domain/project/gold-commitment"
import { addAnchor } from "../chain/add-anchor"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { lockProjectState, moveProject } from "./move-project"
import { loadProject } from "./standing"

export const openProjectInput = z.strictObject({ projectId: idOf("project") })

/**
 * Opens a draft project to labelers and publishes the commitment to its golds and assignment seed. From here on the
 * gold set stays as it is.
 */
export async function openProject(
  context: ServiceContext,
  { projectId }: z.infer<typeof openProjectInput>,
): Promise<{ readonly goldCommitment: `0x${string}` }> {
  const { project, pool, standing } = await loadProject(context, projectId)
  requireCan(context, "project.open", standing)
  if (pool.state !== "open") throw wrongState("pool", pool.state, "open it first")
  const salt = `0x${randomBytes(32).toString("hex")}` as const
  return context.db.transaction(async (transaction) => {
    await lockProjectState(transaction, projectId)
    await requireTasks(transaction, projectId)
    const golds = await readGolds(transaction, projectId)
    const commitment = goldCommitment({ projectId, assignmentSeed: project.assignmentSeed, salt, golds })
    const changes = { goldCommitment: commitment, goldSalt: salt, openedAt: context.now() }
    await moveProject(context, transaction, projectId, "open", changes)
    // On chain, so that nobody has to take our word for when it was published.
    const subject = { subject: "golds", subjectId: projectId, root: commitment, count: 1 } as const
    await addAnchor(context, transaction, { poolId: project.poolId, ...subject })
    return { goldCommitment: commitment }
  })
}

async function requireTasks(transaction: Transaction, projectId: Id<"project">): Promise<void> {
  const [row] = await transaction
    .select({ count: count() })
    .from(task)
    .where(and(eq(task.projectId, projectId), eq(task.state, "open"), eq(task.isTraining, false)))
  if ((row?.count ?? 0) > 0) return
  throw new DomainError("NOTHING_TO_DO", "This project has no task to label. Make another with tasks in it.")
}

/** The gold set of a project, training tasks with it. */
export async function readGolds(
  transaction: Transaction,
  projectId: Id<"project">,
): Promise<readonly GoldAnswer[]> {
  const rows = await transaction
    .select({ taskId: task.id, answer: task.goldAnswer })
    .from(task)
    .where(and(eq(task.projectId, projectId), isNotNull(task.goldAnswer)))
    .orderBy(asc(task.id))
  return rows.flatMap(({ taskId, answer }) => (answer === null ? [] : [{ taskId, answer }]))
}

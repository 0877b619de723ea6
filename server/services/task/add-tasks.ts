import "server-only"
import type { Connection } from "@/db/client"
import { task, taskItem } from "@/db/schema"
import type { Id } from "@/server/domain/id"
import type { PlannedTask } from "@/server/domain/task/plan-tasks"
import { newId, type ServiceContext } from "../context"

/** Rows an insert may carry: PostgreSQL takes 65,535 parameters. */
const chunkSize = 2_000

/** Writes planned tasks and their items, in bulk. */
export async function addTasks(
  context: Pick<ServiceContext, "now">,
  transaction: Connection,
  projectId: Id<"project">,
  planned: readonly PlannedTask[],
): Promise<void> {
  const createdAt = context.now()
  for (let start = 0; start < planned.length; start += chunkSize) {
    const chunk = planned.slice(start, start + chunkSize).map((one, index) => ({
      ...one,
      id: newId(context, "task"),
      position: start + index,
    }))
    await transaction.insert(task).values(
      chunk.map(({ itemIds: _itemIds, ...row }) => ({
        ...row,
        projectId,
        state: "open" as const,
        createdAt,
      })),
    )
    await transaction
      .insert(taskItem)
      .values(
        chunk.flatMap((row) =>
          row.itemIds.map((itemId, position) => ({ taskId: row.id, position, itemId: itemId as Id<"item"> })),
        ),
      )
  }
}

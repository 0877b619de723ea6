import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core"
import { id } from "./columns"
import { item } from "./item"
import { task } from "./task"

/** The item (position 0) or the two compared items (0 and 1) of a task. */
export const taskItem = pgTable(
  "task_item",
  {
    taskId: id("task")
      .notNull()
      .references(() => task.id),
    position: integer().notNull(),
    itemId: id("item")
      .notNull()
      .references(() => item.id),
  },
  // tasks to withdraw when an item's gate closes
  (table) => [primaryKey({ columns: [table.taskId, table.position] }), index().on(table.itemId)],
)

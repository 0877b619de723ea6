import "server-only"
import { z } from "zod"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadTask } from "../task/standing"

export const ageRecipient = z.string().regex(/^age1[0-9a-z]{20,100}$/, "This is not an age recipient.")

export const openCaseInput = z.strictObject({ taskId: idOf("task"), recipient: ageRecipient })

/**
 * The items of a task, encrypted by the vault to the reader's own key; only ciphertext passes here.
 * A moderator reads escalated tasks; the owner of a draft project reads what they set golds on.
 */
export async function openCase(
  context: ServiceContext,
  { taskId, recipient }: z.infer<typeof openCaseInput>,
): Promise<{ readonly ciphertext: string; readonly withheldItemIds: readonly string[] }> {
  const { project, standing } = await loadTask(context, taskId)
  requireCan(context, project.state === "draft" ? "project.edit" : "review.openCase", standing)
  const { accountId } = requirePerson(context)
  return context.vault.call("openCase", { taskId, accountId, recipient })
}

import "server-only"
import { z } from "zod"
import { DomainError } from "@/server/domain/errors"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { ageRecipient } from "../review/open-case"
import { isAboutTask, loadSeat, seatOnAppeal } from "./standing"

export const openSeatInput = z.strictObject({ appealId: idOf("appeal"), recipient: ageRecipient })

/** The items of an appeal's task, encrypted by the vault to the reviewer's own key; it asks for the seat itself. */
export async function openSeat(
  context: ServiceContext,
  { appealId, recipient }: z.infer<typeof openSeatInput>,
): Promise<{ readonly ciphertext: string; readonly withheldItemIds: readonly string[] }> {
  const { appeal } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const { accountId } = requirePerson(context)
  if (!isAboutTask(appeal)) throw new DomainError("WRONG_STATE", "There is no item in this appeal to open.")
  return context.vault.call("openCase", { taskId: appeal.taskId, accountId, recipient })
}

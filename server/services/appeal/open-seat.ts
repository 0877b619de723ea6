import "server-only"
import { z } from "zod"
import { DomainError } from "@/server/domain/errors"
import type { VaultOutput } from "@/server/vault/protocol"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { ageRecipient } from "../review/open-case"
import { isAboutRejection, isAboutTask, loadSeat, seatOnAppeal } from "./standing"

export const openSeatInput = z.strictObject({ appealId: idOf("appeal"), recipient: ageRecipient })

/**
 * What an appeal is about, encrypted by the vault to the reviewer's own key: the items of its task, or the rejected rows
 * with where the equal of each lies. The vault asks for the seat itself.
 */
export async function openSeat(
  context: ServiceContext,
  { appealId, recipient }: z.infer<typeof openSeatInput>,
): Promise<VaultOutput<"openAppeal">> {
  const { appeal } = await loadSeat(context, appealId)
  requireCan(context, "appeal.review", seatOnAppeal)
  const { accountId } = requirePerson(context)
  if (isAboutRejection(appeal)) return context.vault.call("openAppeal", { appealId, accountId, recipient })
  if (!isAboutTask(appeal)) throw new DomainError("WRONG_STATE", "There is no item in this appeal to open.")
  return {
    ...(await context.vault.call("openCase", { taskId: appeal.taskId, accountId, recipient })),
    rows: [],
  }
}

import "server-only"
import { z } from "zod"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadOwnRun, ownRun } from "./standing"

export const openRunInput = z.strictObject({ runId: idOf("run") })

/** The items of one's own run, encrypted by the vault to the run's reader; only ciphertext passes here. */
export async function openRun(
  context: ServiceContext,
  { runId }: z.infer<typeof openRunInput>,
): Promise<{ readonly ciphertext: string; readonly withheldItemIds: readonly string[] }> {
  await loadOwnRun(context, runId)
  requireCan(context, "run.read", ownRun)
  return context.vault.call("openRun", { runId })
}

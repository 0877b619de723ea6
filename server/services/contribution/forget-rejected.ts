import "server-only"
import { requireCan, type ServiceContext } from "../context"

/** Has the vault delete the rejected rows that cannot be appealed any more. Safe to repeat. */
export async function forgetRejected(context: ServiceContext): Promise<{ readonly forgottenCount: number }> {
  requireCan(context, "contribution.admit")
  return context.vault.call("forgetRejected", {})
}

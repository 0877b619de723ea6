import "server-only"
import { readMe } from "@/server/services/account/read-me"
import { updateAccount, updateAccountInput } from "@/server/services/account/update-account"
import { fillWallet } from "@/server/services/faucet/fill-wallet"
import { procedure, router } from "./trpc"

export const accountRouter = router({
  me: procedure.meta({ action: "site.read" }).query(({ ctx }) => readMe(ctx)),
  update: procedure
    .meta({ action: "account.edit" })
    .input(updateAccountInput)
    .mutation(({ ctx, input }) => updateAccount(ctx, input)),
  faucet: procedure.meta({ action: "wallet.fill" }).mutation(({ ctx }) => fillWallet(ctx)),
})

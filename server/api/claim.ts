import "server-only"
import { claimAll } from "@/server/services/claim/claim-all"
import { listClaims, listClaimsInput } from "@/server/services/claim/list-claims"
import { procedure, router } from "./trpc"

export const claimRouter = router({
  all: procedure.meta({ action: "earning.claim" }).mutation(({ ctx }) => claimAll(ctx)),
  list: procedure
    .meta({ action: "statement.read" })
    .input(listClaimsInput)
    .query(({ ctx, input }) => listClaims(ctx, input)),
})

import "server-only"
import { confirmChallenge, confirmChallengeInput } from "@/server/services/grant/confirm-challenge"
import { confirmOwnPurchase, confirmOwnPurchaseInput } from "@/server/services/grant/confirm-own-purchase"
import { getGrant, getGrantInput } from "@/server/services/grant/get-grant"
import { getPurchaseStatus, getPurchaseStatusInput } from "@/server/services/grant/get-purchase-status"
import { listGrants, listGrantsInput } from "@/server/services/grant/list-grants"
import { prepareChallenge, prepareChallengeInput } from "@/server/services/grant/prepare-challenge"
import { prepareOwnPurchase, prepareOwnPurchaseInput } from "@/server/services/grant/prepare-own-purchase"
import { preparePurchase, preparePurchaseInput } from "@/server/services/grant/prepare-purchase"
import { purchaseGrant, purchaseGrantInput } from "@/server/services/grant/purchase-grant"
import { procedure, router } from "./trpc"

export const grantRouter = router({
  preparePurchase: procedure
    .meta({ action: "grant.purchase" })
    .input(preparePurchaseInput)
    .mutation(({ ctx, input }) => preparePurchase(ctx, input)),
  purchase: procedure
    .meta({ action: "grant.purchase" })
    .input(purchaseGrantInput)
    .mutation(({ ctx, input }) => purchaseGrant(ctx, input)),
  prepareOwnPurchase: procedure
    .meta({ action: "grant.purchase" })
    .input(prepareOwnPurchaseInput)
    .mutation(({ ctx, input }) => prepareOwnPurchase(ctx, input)),
  confirmOwnPurchase: procedure
    .meta({ action: "grant.purchase" })
    .input(confirmOwnPurchaseInput)
    .mutation(({ ctx, input }) => confirmOwnPurchase(ctx, input)),
  prepareChallenge: procedure
    .meta({ action: "grant.challenge" })
    .input(prepareChallengeInput)
    .mutation(({ ctx, input }) => prepareChallenge(ctx, input)),
  confirmChallenge: procedure
    .meta({ action: "grant.challenge" })
    .input(confirmChallengeInput)
    .mutation(({ ctx, input }) => confirmChallenge(ctx, input)),
  purchaseStatus: procedure
    .meta({ action: "grant.read" })
    .input(getPurchaseStatusInput)
    .query(({ ctx, input }) => getPurchaseStatus(ctx, input)),
  list: procedure
    .meta({ action: "grant.read" })
    .input(listGrantsInput)
    .query(({ ctx, input }) => listGrants(ctx, input)),
  get: procedure
    .meta({ action: "grant.read" })
    .input(getGrantInput)
    .query(({ ctx, input }) => getGrant(ctx, input)),
})

import "server-only"
import { claimAll } from "@/server/services/claim/claim-all"
import { followOwnClaim } from "@/server/services/claim/follow-own-claim"
import { listClaims, listClaimsInput } from "@/server/services/claim/list-claims"
import { prepareOwnClaim } from "@/server/services/claim/prepare-own-claim"
import { getRelayRoom } from "@/server/services/relay/get-relay-room"
import { procedure, router } from "./trpc"

export const claimRouter = router({
  all: procedure.meta({ action: "earning.claim" }).mutation(({ ctx }) => claimAll(ctx)),
  /** Whether what one claims is sent and paid for just now. */
  room: procedure.meta({ action: "statement.read" }).query(({ ctx }) => getRelayRoom(ctx)),
  prepareOwn: procedure.meta({ action: "earning.claim" }).mutation(({ ctx }) => prepareOwnClaim(ctx)),
  confirmOwn: procedure.meta({ action: "earning.claim" }).mutation(({ ctx }) => followOwnClaim(ctx)),
  list: procedure
    .meta({ action: "statement.read" })
    .input(listClaimsInput)
    .query(({ ctx, input }) => listClaims(ctx, input)),
})

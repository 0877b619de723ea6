import "server-only"
import { closeBounty, closeBountyInput } from "@/server/services/bounty/close-bounty"
import { confirmFunding, confirmFundingInput } from "@/server/services/bounty/confirm-funding"
import { createBounty, createBountyInput } from "@/server/services/bounty/create-bounty"
import { createCall, createCallInput } from "@/server/services/bounty/create-call"
import { discardBounty, discardBountyInput } from "@/server/services/bounty/discard-bounty"
import { getBounty, getBountyInput } from "@/server/services/bounty/get-bounty"
import { listBounties, listBountiesInput } from "@/server/services/bounty/list-bounties"
import { listCalls, listCallsInput } from "@/server/services/bounty/list-calls"
import { listMyBounties, listMyBountiesInput } from "@/server/services/bounty/list-my-bounties"
import { prepareFunding, prepareFundingInput } from "@/server/services/bounty/prepare-funding"
import { procedure, router } from "./trpc"

export const bountyRouter = router({
  list: procedure
    .meta({ action: "bounty.read" })
    .input(listBountiesInput)
    .query(({ ctx, input }) => listBounties(ctx, input)),
  get: procedure
    .meta({ action: "bounty.read" })
    .input(getBountyInput)
    .query(({ ctx, input }) => getBounty(ctx, input)),
  mine: procedure
    .meta({ action: "bounty.listOwn" })
    .input(listMyBountiesInput)
    .query(({ ctx, input }) => listMyBounties(ctx, input)),
  create: procedure
    .meta({ action: "bounty.create" })
    .input(createBountyInput)
    .mutation(({ ctx, input }) => createBounty(ctx, input)),
  calls: procedure
    .meta({ action: "bounty.read" })
    .input(listCallsInput)
    .query(({ ctx, input }) => listCalls(ctx, input)),
  createCall: procedure
    .meta({ action: "bounty.create" })
    .input(createCallInput)
    .mutation(({ ctx, input }) => createCall(ctx, input)),
  prepareFunding: procedure
    .meta({ action: "bounty.fund" })
    .input(prepareFundingInput)
    .mutation(({ ctx, input }) => prepareFunding(ctx, input)),
  confirmFunding: procedure
    .meta({ action: "bounty.fund" })
    .input(confirmFundingInput)
    .mutation(({ ctx, input }) => confirmFunding(ctx, input)),
  discard: procedure
    .meta({ action: "bounty.fund" })
    .input(discardBountyInput)
    .mutation(({ ctx, input }) => discardBounty(ctx, input)),
  close: procedure
    .meta({ action: "bounty.close" })
    .input(closeBountyInput)
    .mutation(({ ctx, input }) => closeBounty(ctx, input)),
})

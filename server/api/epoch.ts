import "server-only"
import { closeEpoch, closeEpochInput } from "@/server/services/epoch/close-epoch"
import { getEpoch, getEpochInput } from "@/server/services/epoch/get-epoch"
import { listEpochs, listEpochsInput } from "@/server/services/epoch/list-epochs"
import { prepareCover, prepareCoverInput } from "@/server/services/epoch/prepare-cover"
import { prepareVeto, prepareVetoInput } from "@/server/services/epoch/prepare-veto"
import { procedure, router } from "./trpc"

export const epochRouter = router({
  list: procedure
    .meta({ action: "epoch.read" })
    .input(listEpochsInput)
    .query(({ ctx, input }) => listEpochs(ctx, input)),
  get: procedure
    .meta({ action: "epoch.read" })
    .input(getEpochInput)
    .query(({ ctx, input }) => getEpoch(ctx, input)),
  prepareVeto: procedure
    .meta({ action: "epoch.veto" })
    .input(prepareVetoInput)
    .mutation(({ ctx, input }) => prepareVeto(ctx, input)),
  prepareCover: procedure
    .meta({ action: "epoch.cover" })
    .input(prepareCoverInput)
    .mutation(({ ctx, input }) => prepareCover(ctx, input)),
  close: procedure
    .meta({ action: "epoch.close" })
    .input(closeEpochInput)
    .mutation(({ ctx, input }) => closeEpoch(ctx, input)),
})

import "server-only"
import { appointModerator, moderatorInput } from "@/server/services/pool/appoint-moderator"
import { confirmClose, confirmCloseInput } from "@/server/services/pool/confirm-close"
import { confirmOpen, confirmOpenInput } from "@/server/services/pool/confirm-open"
import { createPool, createPoolInput } from "@/server/services/pool/create-pool"
import { dismissModerator } from "@/server/services/pool/dismiss-moderator"
import { getPool, getPoolInput } from "@/server/services/pool/get-pool"
import { getPoolMoney } from "@/server/services/pool/get-pool-money"
import { listModerators, listModeratorsInput } from "@/server/services/pool/list-moderators"
import { listMyPools } from "@/server/services/pool/list-my-pools"
import { listPools, listPoolsInput } from "@/server/services/pool/list-pools"
import { prepareClose, prepareCloseInput } from "@/server/services/pool/prepare-close"
import { prepareOpen, prepareOpenInput } from "@/server/services/pool/prepare-open"
import { updatePool, updatePoolInput } from "@/server/services/pool/update-pool"
import { procedure, router } from "./trpc"

export const poolRouter = router({
  list: procedure
    .meta({ action: "pool.read" })
    .input(listPoolsInput)
    .query(({ ctx, input }) => listPools(ctx, input)),
  get: procedure
    .meta({ action: "pool.read" })
    .input(getPoolInput)
    .query(({ ctx, input }) => getPool(ctx, input)),
  money: procedure
    .meta({ action: "pool.read" })
    .input(getPoolInput)
    .query(({ ctx, input }) => getPoolMoney(ctx, input)),
  mine: procedure.meta({ action: "pool.listOwn" }).query(({ ctx }) => listMyPools(ctx)),
  create: procedure
    .meta({ action: "pool.create" })
    .input(createPoolInput)
    .mutation(({ ctx, input }) => createPool(ctx, input)),
  update: procedure
    .meta({ action: "pool.edit" })
    .input(updatePoolInput)
    .mutation(({ ctx, input }) => updatePool(ctx, input)),
  prepareOpen: procedure
    .meta({ action: "pool.open" })
    .input(prepareOpenInput)
    .mutation(({ ctx, input }) => prepareOpen(ctx, input)),
  confirmOpen: procedure
    .meta({ action: "pool.open" })
    .input(confirmOpenInput)
    .mutation(({ ctx, input }) => confirmOpen(ctx, input)),
  prepareClose: procedure
    .meta({ action: "pool.close" })
    .input(prepareCloseInput)
    .mutation(({ ctx, input }) => prepareClose(ctx, input)),
  confirmClose: procedure
    .meta({ action: "pool.close" })
    .input(confirmCloseInput)
    .mutation(({ ctx, input }) => confirmClose(ctx, input)),
  moderators: procedure
    .meta({ action: "pool.appointModerator" })
    .input(listModeratorsInput)
    .query(({ ctx, input }) => listModerators(ctx, input)),
  appointModerator: procedure
    .meta({ action: "pool.appointModerator" })
    .input(moderatorInput)
    .mutation(({ ctx, input }) => appointModerator(ctx, input)),
  dismissModerator: procedure
    .meta({ action: "pool.appointModerator" })
    .input(moderatorInput)
    .mutation(({ ctx, input }) => dismissModerator(ctx, input)),
})

import "server-only"
import { getDelivery, getDeliveryInput } from "@/server/services/delivery/get-delivery"
import { requestDelivery, requestDeliveryInput } from "@/server/services/delivery/request-delivery"
import { procedure, router } from "./trpc"

export const deliveryRouter = router({
  request: procedure
    .meta({ action: "delivery.request" })
    .input(requestDeliveryInput)
    .mutation(({ ctx, input }) => requestDelivery(ctx, input)),
  get: procedure
    .meta({ action: "delivery.read" })
    .input(getDeliveryInput)
    .query(({ ctx, input }) => getDelivery(ctx, input)),
})

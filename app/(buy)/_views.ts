import type { inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "@/server/api/router"

type Outputs = inferRouterOutputs<AppRouter>

export type ReleaseCard = Outputs["release"]["list"]["items"][number]
export type ReleaseSheet = Outputs["release"]["get"]
export type Organization = Outputs["organization"]["get"]
export type MyOrganization = NonNullable<Outputs["account"]["me"]>["roles"]["organizations"][number]
export type Notice = Outputs["organization"]["notices"]["items"][number]
export type GrantLine = Outputs["grant"]["list"]["items"][number]
export type GrantSheet = Outputs["grant"]["get"]
export type Delivery = GrantSheet["deliveries"][number]
export type PreparedPurchase = Outputs["grant"]["preparePurchase"]
export type PurchaseStatus = Outputs["grant"]["purchaseStatus"]

import { saleRoles } from "../payout/allocate-sale"

/** What an earning is for: a part in a sale, work that a bounty rewards, or what a funder gets back of a bounty. */
export const earningRoles = [...saleRoles, "funder"] as const
export type EarningRole = (typeof earningRoles)[number]

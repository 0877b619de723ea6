import "server-only"
import { can } from "@/server/domain/access/policy"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { arbiterStanding } from "./arbiter-standing"

/** Whether the signed-in person has the arbiter's desk: what a screen asks before it shows the way there. */
export async function getStanding(context: ServiceContext) {
  requirePerson(context)
  requireCan(context, "challenge.readStanding")
  return { can: { list: can(context.actor, "challenge.list", await arbiterStanding(context)) } }
}

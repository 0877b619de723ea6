import "server-only"
import type { Standing } from "@/server/domain/access/policy"
import type { ServiceContext } from "../context"

/** Whether the actor is the chain's arbiter: by their address, which the contract alone names. */
export async function arbiterStanding({
  actor,
  chain,
}: Pick<ServiceContext, "actor" | "chain">): Promise<Standing> {
  if (actor.kind !== "person") return { relations: [] }
  return { relations: (await chain.readArbiter()) === actor.address ? ["arbiter"] : [] }
}

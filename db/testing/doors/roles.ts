import type { Actor } from "@/server/domain/access/actor"
import type { Relation, Standing } from "@/server/domain/access/policy"

/** Everybody who may stand before a door. `foreign…` and `other…` have their rights elsewhere. */
export const roleNames = [
  "stranger",
  "unrelated",
  "contributor",
  "labeler",
  "poolOwner",
  "poolModerator",
  "foreignOwner",
  "foreignModerator",
  "organizationAdmin",
  "organizationMember",
  "otherOrganization",
  "ownKey",
  "foreignKey",
  "arbiter",
] as const
export type RoleName = (typeof roleNames)[number]

export type Visitors = Readonly<Record<RoleName, Actor>>

/** What an input of a procedure is about. */
export const resources = [
  "nothing",
  "oneself",
  "contribution",
  "run",
  "seat",
  "bounty",
  "pool",
  "hidden",
  "organization",
  "desk",
  "sale",
] as const
export type Resource = (typeof resources)[number]

/** Of these a person who is nothing to them learns not even that they exist. */
export const privateResources: ReadonlySet<Resource> = new Set([
  "contribution",
  "run",
  "seat",
  "bounty",
  "hidden",
  "organization",
  "sale",
])

type Relations = Readonly<Partial<Record<RoleName, readonly Relation[]>>>

const relationsTo: Readonly<Record<Exclude<Resource, "oneself">, Relations>> = {
  nothing: {},
  contribution: { contributor: ["self"] },
  run: { labeler: ["self"] },
  /** A seat on the appeal of the labeler's. */
  seat: { poolModerator: ["appealReviewer"] },
  /** A bounty of the organization's administrator, by their own account. */
  bounty: { organizationAdmin: ["self"] },
  pool: { poolOwner: ["poolOwner"], poolModerator: ["poolModerator"] },
  /** A draft, or a release not yet on sale: of the pool, but its owner's alone. */
  hidden: { poolOwner: ["poolOwner"] },
  organization: {
    organizationAdmin: ["organizationAdmin", "organizationMember"],
    organizationMember: ["organizationMember"],
    ownKey: ["organizationMember"],
  },
  /** The challenges of everybody's grants. */
  desk: { arbiter: ["arbiter"] },
  /** A grant of somebody else's, as the pool that sold it knows it. */
  sale: { poolOwner: ["poolOwner"] },
}

/** What somebody is to what an input is about. */
export function standingOf(role: RoleName, actor: Actor, resource: Resource): Standing {
  if (resource === "oneself") return { relations: actor.kind === "person" ? ["self"] : [] }
  return { relations: relationsTo[resource][role] ?? [] }
}

import type { Actor } from "./actor"

/**
 * What an actor is to a resource. Services work these out from the database; the UI gets them with the resource.
 * `appealReviewer`: a moderator with a seat on an appeal, or on the second look at a verdict.
 * `arbiter`: the chain's arbiter, who divides challenged money.
 * `self`: the resource is the person's own (their contribution, run, appeal, statement).
 */
export const relations = [
  "self",
  "poolOwner",
  "poolModerator",
  "appealReviewer",
  "arbiter",
  "organizationMember",
  "organizationAdmin",
] as const
export type Relation = (typeof relations)[number]

/** Relations, plus what an actor is without any: anyone, somebody signed in, an organization's key, a job. */
export type Role = Relation | "anyone" | "signedIn" | "organizationKey" | "job"

/** The policy: who may do what. One row an action; the first matching role opens the door. */
export const policy = {
  "site.read": ["anyone"],
  "pool.read": ["anyone"],
  "pool.listOwn": ["signedIn"],
  "pool.create": ["signedIn"],
  "pool.edit": ["poolOwner"],
  "pool.open": ["poolOwner"],
  "pool.close": ["poolOwner"],
  "pool.readDraft": ["poolOwner"],
  "pool.appointModerator": ["poolOwner"],
  "contribution.listOwn": ["signedIn"],
  "contribution.create": ["signedIn"],
  "contribution.read": ["self"],
  "contribution.submit": ["self"],
  "contribution.revoke": ["self", "job"],
  "contribution.readAccessLog": ["self"],
  "contribution.admit": ["job"],
  "project.read": ["anyone"],
  "project.create": ["poolOwner"],
  "project.countSkilled": ["poolOwner"],
  "project.edit": ["poolOwner"],
  "project.retireGold": ["poolOwner", "poolModerator"],
  "project.open": ["poolOwner"],
  "project.pause": ["poolOwner"],
  "project.close": ["poolOwner"],
  "project.readFigures": ["poolOwner", "poolModerator", "job"],
  "project.refit": ["job"],
  "project.measure": ["job"],
  "bounty.read": ["anyone"],
  "bounty.create": ["signedIn"],
  "bounty.listOwn": ["signedIn"],
  "bounty.fund": ["self"],
  "bounty.close": ["self"],
  "bounty.expire": ["job"],
  "run.take": ["signedIn"],
  "run.takeListed": ["job"],
  "run.read": ["self"],
  "run.answer": ["self"],
  "run.finish": ["self"],
  "run.expire": ["job"],
  "run.settle": ["job"],
  "leaderboard.read": ["anyone"],
  "review.list": ["signedIn"],
  "review.read": ["poolModerator"],
  "review.openCase": ["poolModerator"],
  "review.readSignals": ["poolModerator"],
  "review.decideSignal": ["poolModerator"],
  "verdict.give": ["poolModerator"],
  "appeal.open": ["self"],
  "appeal.read": ["self"],
  "appeal.review": ["appealReviewer"],
  "appeal.decide": ["job"],
  "secondLook.open": ["job"],
  "release.read": ["anyone"],
  "release.readPreparing": ["poolOwner"],
  "release.cut": ["poolOwner"],
  "release.publish": ["poolOwner"],
  "release.withdraw": ["poolOwner"],
  "release.fill": ["job"],
  "organization.create": ["signedIn"],
  "organization.read": ["organizationMember", "organizationAdmin", "organizationKey"],
  "organization.edit": ["organizationAdmin"],
  "grant.purchase": ["organizationMember", "organizationAdmin"],
  "grant.send": ["job"],
  "grant.settle": ["job"],
  "grant.challenge": ["organizationMember", "organizationAdmin"],
  "grant.read": ["organizationMember", "organizationAdmin", "organizationKey"],
  "challenge.readStanding": ["signedIn"],
  "challenge.list": ["arbiter"],
  "challenge.read": ["arbiter"],
  "challenge.resolve": ["arbiter"],
  "challenge.readOfPool": ["poolOwner"],
  "challenge.answer": ["poolOwner"],
  "delivery.request": ["organizationMember", "organizationAdmin", "organizationKey"],
  "delivery.prepare": ["job"],
  "delivery.read": ["organizationMember", "organizationAdmin", "organizationKey"],
  "epoch.read": ["anyone"],
  "epoch.close": ["poolOwner", "job"],
  "epoch.veto": ["poolOwner"],
  "epoch.cover": ["poolOwner"],
  "epoch.advance": ["job"],
  "transcript.read": ["anyone"],
  "transcript.write": ["job"],
  "anchor.send": ["job"],
  "chain.follow": ["job"],
  "statement.read": ["self"],
  "earning.claim": ["self"],
  "earning.send": ["job"],
  "wallet.fill": ["signedIn"],
  "account.edit": ["self"],
  "ledger.check": ["job"],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof policy

/** What the policy needs to know of a resource: the actor's relations to it. */
export interface Standing {
  readonly relations: readonly Relation[]
}

/** A resource to which nobody has a special relation. */
export const noStanding: Standing = { relations: [] }

/** Whether this actor, standing so to the resource, may do this. Pure: server and screen ask the same table. */
export function can(actor: Actor, action: Action, standing: Standing = noStanding): boolean {
  const open: readonly Role[] = policy[action]
  return rolesOf(actor, standing).some((role) => open.includes(role))
}

/** Every role that an actor has toward a resource. */
export function rolesOf(actor: Actor, standing: Standing): readonly Role[] {
  switch (actor.kind) {
    case "stranger":
      return ["anyone"]
    case "person":
      return ["anyone", "signedIn", ...standing.relations]
    case "organizationKey":
      return standing.relations.includes("organizationMember") ? ["anyone", "organizationKey"] : ["anyone"]
    case "job":
    case "chain":
      return ["anyone", "job"]
  }
}

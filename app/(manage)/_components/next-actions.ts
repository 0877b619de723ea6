import type { Route } from "next"
import { routes } from "@/app/_lib/routes"
import type { Id } from "@/server/domain/id"
import type { PoolState } from "@/server/domain/pool/state"

/** What a pool's next step depends on. */
export interface PoolProgress {
  readonly poolId: Id<"pool">
  readonly state: PoolState
  readonly itemCount: number
  readonly projects: readonly {
    readonly projectId: Id<"project">
    readonly state: string
    readonly settledCount: number
  }[]
  readonly releases: readonly { readonly state: string }[]
  readonly moderatorCount: number
  /** The epoch whose root is held back; null where none is. */
  readonly heldEpochNumber: number | null
  /** Challenged sales that wait for the arbiter and that the owner has not answered. */
  readonly unansweredCount: number
  /** Earnings that no epoch has taken in yet. */
  readonly waitingCount: number
}

export interface NextAction {
  readonly key: string
  readonly title: string
  readonly why: string
  readonly href: Route
  readonly verb: string
}

/** What the owner can do next, most pressing first; at most three. */
export function nextActions(pool: PoolProgress): readonly NextAction[] {
  if (pool.state === "draft") return [editDraft(pool.poolId)]
  if (pool.state === "opening") return []
  const found = [
    pool.heldEpochNumber === null ? null : mendRoot(pool.poolId, pool.heldEpochNumber),
    pool.unansweredCount === 0 ? null : answerChallenge(pool.poolId),
    release(pool, "ready") ? publishRelease(pool.poolId) : null,
    pool.waitingCount > 0 && pool.heldEpochNumber === null ? closeEpoch(pool.poolId) : null,
    ...(pool.state === "open" ? openPoolActions(pool) : []),
  ]
  return found.filter((action) => action !== null).slice(0, 3)
}

function openPoolActions(pool: PoolProgress): readonly (NextAction | null)[] {
  const draft = pool.projects.find(({ state }) => state === "draft")
  const hasLabels = pool.projects.some(({ settledCount }) => settledCount > 0)
  return [
    pool.itemCount === 0 ? gatherItems(pool.poolId) : null,
    draft === undefined ? null : openProject(draft.projectId),
    pool.itemCount > 0 && pool.projects.length === 0 ? makeProject(pool.poolId) : null,
    pool.projects.length > 0 && pool.moderatorCount === 0 ? appointModerator(pool.poolId) : null,
    hasLabels && pool.releases.length === 0 ? cutRelease(pool.poolId) : null,
  ]
}

function release({ releases }: PoolProgress, state: string): boolean {
  return releases.some((one) => one.state === state)
}

function editDraft(poolId: Id<"pool">): NextAction {
  return {
    key: "edit",
    title: "Finish the terms and open the pool",
    why: "Until it is open nobody but you sees it.",
    href: routes.managePoolTab(poolId, "edit"),
    verb: "Edit the terms",
  }
}

function gatherItems(poolId: Id<"pool">): NextAction {
  return {
    key: "gather",
    title: "Bring the first items in",
    why: "Send the pool's page to people who have such data, or put in some of your own.",
    href: routes.contribute(poolId),
    verb: "Contribute",
  }
}

function makeProject(poolId: Id<"pool">): NextAction {
  return {
    key: "project",
    title: "Ask the first question",
    why: "The pool holds items that nobody labels yet. A project turns them into tasks.",
    href: routes.openNewProject(poolId),
    verb: "New project",
  }
}

function openProject(projectId: Id<"project">): NextAction {
  return {
    key: "open-project",
    title: "Set golds and open the project",
    why: "A draft project is seen by you alone; labelers can take runs once it is open.",
    href: routes.manageProject(projectId),
    verb: "Look at the draft",
  }
}

function appointModerator(poolId: Id<"pool">): NextAction {
  return {
    key: "moderator",
    title: "Appoint a moderator",
    why: "Tasks that the crowd cannot settle wait for a moderator's verdict.",
    href: routes.managePoolTab(poolId, "moderators"),
    verb: "Appoint",
  }
}

function cutRelease(poolId: Id<"pool">): NextAction {
  return {
    key: "cut",
    title: "Cut the first release",
    why: "There are settled labels. A release is what buyers pay for.",
    href: routes.managePoolTab(poolId, "releases"),
    verb: "Cut a release",
  }
}

function publishRelease(poolId: Id<"pool">): NextAction {
  return {
    key: "publish",
    title: "Put the release on sale",
    why: "A release is cut and waits for your wallet to publish it.",
    href: routes.managePoolTab(poolId, "releases"),
    verb: "Publish",
  }
}

function mendRoot(poolId: Id<"pool">, epochNumber: number): NextAction {
  return {
    key: "held",
    title: `Mend the held root of epoch ${epochNumber}`,
    why: "A sale that it pays came back smaller from the chain, so that it is not accepted. Nobody is paid until you strike it and close the epoch again or, after its window, pay the difference.",
    href: routes.managePoolTab(poolId, "epochs"),
    verb: "See the epoch",
  }
}

function answerChallenge(poolId: Id<"pool">): NextAction {
  return {
    key: "answer",
    title: "Answer a challenged sale",
    why: "A buyer asks for the money back. The arbiter reads both sides before they decide.",
    href: routes.managePoolTab(poolId, "releases"),
    verb: "Read it",
  }
}

function closeEpoch(poolId: Id<"pool">): NextAction {
  return {
    key: "epoch",
    title: "Close the epoch",
    why: "Earnings wait. Closing makes them claimable once the challenge window is over; the schedule does it too.",
    href: routes.managePoolTab(poolId, "epochs"),
    verb: "See earnings",
  }
}

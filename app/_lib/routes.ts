import type { Route } from "next"
import type { Id } from "@/server/domain/id"

/** Builders of every address in the product. A screen never writes a path by hand. */
export const routes = {
  home: () => "/" as Route,
  primitives: () => "/primitives" as Route,

  status: () => "/status" as Route,
  verify: () => "/verify" as Route,
  verifyProject: (projectId: Id<"project">) => `/verify/projects/${projectId}` as Route,
  verifyEpoch: (epochId: Id<"epoch">) => `/verify/epochs/${epochId}` as Route,

  pools: (query: PoolsQuery = {}) => withQuery("/pools", query),
  pool: (poolId: Id<"pool">) => `/pools/${poolId}` as Route,
  poolMoney: (poolId: Id<"pool">) => `/pools/${poolId}/money` as Route,
  contribute: (poolId: Id<"pool">, query: ContributeQuery = {}) =>
    withQuery(`/pools/${poolId}/contribute`, query),

  myContributions: (query: PageQuery = {}) => withQuery("/my/contributions", query),
  myContribution: (contributionId: Id<"contribution">) => `/my/contributions/${contributionId}` as Route,
  statement: (query: StatementQuery = {}) => withQuery("/my/statement", query),
  account: () => "/my/account" as Route,

  label: () => "/label" as Route,
  labelProject: (projectId: Id<"project">) => `/label/${projectId}` as Route,
  run: (runId: Id<"run">) => `/label/runs/${runId}` as Route,
  runSummary: (runId: Id<"run">) => `/label/runs/${runId}/summary` as Route,
  appeals: () => "/label/appeals" as Route,
  appeal: (appealId: Id<"appeal">) => `/label/appeals/${appealId}` as Route,
  leaderboard: (query: LeaderboardQuery = {}) => withQuery("/label/leaderboard", query),

  review: () => "/review" as Route,
  reviewModerators: (projectId: Id<"project">) => `/review/${projectId}/moderators` as Route,
  reviewAppeals: () => "/review/appeals" as Route,
  reviewChallenges: () => "/review/challenges" as Route,
  reviewChallenge: (grantId: Id<"grant">) => `/review/challenges/${grantId}` as Route,
  reviewProject: (projectId: Id<"project">) => `/review/${projectId}` as Route,
  reviewSignals: (projectId: Id<"project">) => `/review/${projectId}/signals` as Route,

  buy: (query: PageQuery = {}) => withQuery("/buy", query),
  buyRelease: (releaseId: Id<"release">) => `/buy/releases/${releaseId}` as Route,
  grants: () => "/buy/grants" as Route,
  grant: (grantId: Id<"grant">) => `/buy/grants/${grantId}` as Route,
  bounties: () => "/buy/bounties" as Route,
  organization: () => "/buy/organization" as Route,

  manage: () => "/manage" as Route,
  openNewPool: () => "/manage/pools/new" as Route,
  managePool: (poolId: Id<"pool">) => `/manage/pools/${poolId}` as Route,
  managePoolTab: (poolId: Id<"pool">, tab: ManagePoolTab) => `/manage/pools/${poolId}/${tab}` as Route,
  cutRelease: (poolId: Id<"pool">, projectId: Id<"project">) =>
    withQuery(`/manage/pools/${poolId}/releases`, { cut: projectId }),
  openNewProject: (poolId: Id<"pool">) => `/manage/pools/${poolId}/projects/new` as Route,
  manageProject: (projectId: Id<"project">) => `/manage/projects/${projectId}` as Route,
} as const

/** The sub-pages of a pool's management, in the order of their tabs. */
export const managePoolTabs = ["edit", "projects", "releases", "epochs", "moderators"] as const
export type ManagePoolTab = (typeof managePoolTabs)[number]

export interface PageQuery {
  readonly page?: number
}

export interface PoolsQuery extends PageQuery {
  readonly search?: string
  readonly state?: string
}

export interface ContributeQuery {
  /** A contribution begun in this browser, to go on with. */
  readonly resume?: Id<"contribution">
  /** A contribution whose rejected rows are mended. */
  readonly fixes?: Id<"contribution">
}

export interface StatementQuery extends PageQuery {
  readonly pool?: Id<"pool">
  readonly epoch?: Id<"epoch">
  readonly state?: string
  readonly role?: string
}

export interface LeaderboardQuery {
  readonly pool?: Id<"pool">
  readonly week?: string
}

function withQuery(path: string, query: object): Route {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== "")
  if (pairs.length === 0) return path as Route
  return `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}` as Route
}

/** Whether an address is inside the part of the product that another one opens. */
export function isWithin(pathname: string, root: string): boolean {
  return pathname === root || pathname.startsWith(`${root}/`)
}

/** Whether a page asks for all of a person's attention, so that the shell steps back: a run being answered. */
export function isFocusPath(pathname: string): boolean {
  return /^\/label\/runs\/[^/]+$/.test(pathname)
}

import { readdir, readFile } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { POST as relayChain } from "@/app/api/chain/route"
import { GET as downloadContribution } from "@/app/api/contributions/[contributionId]/route"
import { GET as downloadDelivery } from "@/app/api/deliveries/[deliveryId]/route"
import { GET as getHealth } from "@/app/api/health/route"
import { GET as downloadTranscript } from "@/app/api/transcripts/[transcriptId]/route"
import { GET as getProcedure, POST as postProcedure } from "@/app/api/trpc/[trpc]/route"
import {
  OPTIONS as askUpload,
  POST as createUpload,
  DELETE as dropUpload,
  PATCH as growUpload,
  HEAD as measureUpload,
} from "@/app/api/uploads/[[...path]]/route"
import { GET as getDelivery } from "@/app/api/v1/deliveries/[deliveryId]/route"
import { POST as postDelivery } from "@/app/api/v1/grants/[grantId]/deliveries/route"
import { GET as getGrant } from "@/app/api/v1/grants/[grantId]/route"
import { GET as getGrants } from "@/app/api/v1/grants/route"
import { GET as getCroissant } from "@/app/api/v1/releases/[releaseId]/croissant/route"
import { GET as getManifest } from "@/app/api/v1/releases/[releaseId]/manifest/route"
import { GET as getRelease } from "@/app/api/v1/releases/[releaseId]/route"
import { GET as getReleases } from "@/app/api/v1/releases/route"
import { type Actor, stranger } from "@/server/domain/access/actor"
import { createDoorsWorld, type DoorsWorld, type Things } from "./doors-world"
import { openFingerprint } from "./fingerprint"
import type { RoleName } from "./roles"
import { stubWebEnv, testOrigin } from "./web-env"

const session = vi.hoisted(() => ({ actor: { kind: "stranger" } as unknown }))
vi.mock("@/server/platform/auth/session", () => ({ readActor: async () => session.actor }))

/** Who calls: by a session's cookie, by a key, by both or by neither. */
type Caller = "stranger" | "wrongKey" | "foreignPerson" | "foreignKey" | "ownPerson" | "ownKey"
type Statuses = Readonly<Partial<Record<Caller, number>>>

interface Door {
  readonly route: string
  readonly path: (things: Things) => string
  readonly call: (request: Request, things: Things) => Promise<Response>
  readonly statuses: Statuses
  /** Whose session is the owner's; the organization's member where it is left out. */
  readonly ownRole?: RoleName
  readonly headers?: (things: Things) => Readonly<Record<string, string>>
}

const params = <Params>(values: Params) => ({ params: Promise.resolve(values) })
const everybody = { stranger: 200, foreignPerson: 200, foreignKey: 200, ownKey: 200, wrongKey: 401 }
const nobody = { stranger: 404, foreignPerson: 404, foreignKey: 404, ownKey: 404, wrongKey: 401 }
/** A session counts for nothing where only keys open. */
const keyAlone = { stranger: 401, wrongKey: 401, foreignPerson: 401, ownPerson: 401, foreignKey: 404 }
const personAlone = { stranger: 401, foreignPerson: 404, foreignKey: 401, ownKey: 401 }

const releaseRoutes = [
  { route: "GET /api/v1/releases/[releaseId]", call: getRelease },
  { route: "GET /api/v1/releases/[releaseId]/croissant", call: getCroissant },
  { route: "GET /api/v1/releases/[releaseId]/manifest", call: getManifest },
]
const uploadRoutes = [
  { method: "HEAD", call: measureUpload },
  { method: "PATCH", call: growUpload },
  { method: "DELETE", call: dropUpload },
].map(
  ({ method, call }): Door => ({
    route: `${method} /api/uploads/[[...path]]`,
    path: ({ contributionId }) => `/api/uploads/${contributionId}`,
    call: (request) => call(request),
    statuses: personAlone,
    headers: () => ({ "upload-offset": "0", "content-type": "application/offset+octet-stream" }),
  }),
)

const doors: readonly Door[] = [
  {
    route: "GET /api/contributions/[contributionId]",
    path: () => "/",
    call: (request, { contributionId }) => downloadContribution(request, params({ contributionId })),
    statuses: { ...personAlone, ownPerson: 200 },
    ownRole: "contributor",
  },
  {
    route: "GET /api/deliveries/[deliveryId]",
    path: () => "/",
    call: (request, { deliveryId }) => downloadDelivery(request, params({ deliveryId })),
    statuses: { ...keyAlone, foreignPerson: 404, ownPerson: 200, ownKey: 200 },
  },
  {
    route: "GET /api/transcripts/[transcriptId]",
    path: () => "/",
    call: (request, { transcriptId }) => downloadTranscript(request, params({ transcriptId })),
    statuses: everybody,
  },
  {
    route: "GET /api/v1/deliveries/[deliveryId]",
    path: () => "/",
    call: (request, { deliveryId }) => getDelivery(request, params({ deliveryId })),
    statuses: { ...keyAlone, ownKey: 200 },
  },
  {
    route: "GET /api/health",
    path: () => "/",
    call: () => getHealth(),
    // Whoever watches asks without a key; one that is sent along is not looked at.
    statuses: { ...everybody, wrongKey: 200 },
  },
  {
    route: "GET /api/v1/grants",
    path: () => "/",
    call: (request) => getGrants(request),
    statuses: { ...keyAlone, foreignKey: 200, ownKey: 200 },
  },
  {
    route: "GET /api/v1/grants/[grantId]",
    path: () => "/",
    call: (request, { grantId }) => getGrant(request, params({ grantId })),
    statuses: { ...keyAlone, ownKey: 200 },
  },
  {
    route: "POST /api/v1/grants/[grantId]/deliveries",
    path: () => "/",
    call: (request, { grantId }) => postDelivery(request, params({ grantId })),
    statuses: keyAlone,
  },
  {
    route: "GET /api/v1/releases",
    path: () => "/api/v1/releases",
    call: (request) => getReleases(request),
    statuses: everybody,
  },
  ...releaseRoutes.flatMap(({ route, call }): Door[] => [
    {
      ...{ route, path: () => "/", statuses: everybody },
      call: (request, { releaseId }) => call(request, params({ releaseId })),
    },
    {
      ...{ route, path: () => "/", statuses: nobody },
      call: (request, { readyReleaseId: releaseId }) => call(request, params({ releaseId })),
    },
  ]),
  {
    route: "POST /api/uploads/[[...path]]",
    path: () => "/api/uploads",
    call: (request) => createUpload(request),
    statuses: personAlone,
    headers: ({ contributionId }) => ({
      "upload-length": "10",
      "upload-metadata": `contributionId ${btoa(contributionId)}`,
    }),
  },
  ...uploadRoutes,
  {
    route: "GET /api/trpc/[trpc]",
    path: () => "/api/trpc/pool.mine",
    call: (request) => getProcedure(request),
    // The buyer API's keys open nothing here.
    statuses: { stranger: 401, foreignPerson: 200, foreignKey: 401, ownKey: 401 },
  },
]

/** Doors that are open to everybody's own page, and to no other site's. */
const ownPageAlone = [
  { route: "POST /api/trpc/[trpc]", call: postProcedure },
  { route: "POST /api/chain", call: relayChain },
  { route: "POST /api/uploads/[[...path]]", call: createUpload },
  { route: "OPTIONS /api/uploads/[[...path]]", call: askUpload },
]
/** The sign-in's own routes, which make sessions; account/sign-in.test.ts and siwe.test.ts hold them. */
const signInRoutes = [
  "GET /api/auth/nonce",
  "POST /api/auth/demo",
  "POST /api/auth/sign-out",
  "POST /api/auth/verify",
]

let world: DoorsWorld
let fingerprint: Awaited<ReturnType<typeof openFingerprint>>

beforeAll(async () => {
  stubWebEnv()
  world = await createDoorsWorld()
  const { market } = world
  const runtime = { db: market.db, chain: market.chain, blobs: market.blobs, contextFor: market.context }
  Object.assign(globalThis, { millpondRuntime: Promise.resolve(runtime) })
  fingerprint = await openFingerprint(market.ownerDatabaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(globalThis, "millpondRuntime")
  await fingerprint?.close()
  await world?.market.close()
})

function callAs(door: Door, caller: Caller): Promise<Response> {
  const { things, visitors } = world
  const keys: Partial<Record<Caller, string>> = {
    wrongKey: "mp_wrong",
    foreignKey: things.foreignKey.secret,
    ownKey: things.key.secret,
  }
  const sessions: Partial<Record<Caller, Actor>> = {
    foreignPerson: visitors.otherOrganization,
    ownPerson: visitors[door.ownRole ?? "organizationMember"],
  }
  session.actor = sessions[caller] ?? stranger
  const headers = new Headers({ "tus-resumable": "1.0.0", ...door.headers?.(things) })
  if (keys[caller] !== undefined) headers.set("authorization", `Bearer ${keys[caller]}`)
  const [method] = door.route.split(" ")
  const request = new Request(`${testOrigin}${door.path(things)}`, { method: method ?? "GET", headers })
  return door.call(request, things)
}

/** "METHOD path" of every handler that the application exports. */
async function findRoutes(): Promise<readonly string[]> {
  const root = path.resolve(import.meta.dirname, "../../../app")
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => path.basename(file) === "route.ts",
  )
  const found = files.map(async (file) => {
    const text = await readFile(path.join(root, file), "utf8")
    const methods = text.matchAll(
      /(?:export (?:async )?function |\bas )(GET|HEAD|OPTIONS|PATCH|POST|PUT|DELETE)\b/g,
    )
    return [...methods].map(([, method]) => `${method} /${path.dirname(file)}`)
  })
  return (await Promise.all(found)).flat()
}

test("the table has every route", async () => {
  const known = new Set([...doors, ...ownPageAlone].map((door) => door.route).concat(signInRoutes))
  expect([...known].sort()).toEqual([...new Set(await findRoutes())].sort())
})

describe("a route", () => {
  test.each(doors.map((door, index) => ({ door, name: `${index} ${door.route}` })))(
    "$name answers each caller as the table says",
    async ({ door }) => {
      for (const [caller, status] of Object.entries(door.statuses) as [Caller, number][]) {
        const before = await fingerprint.take()
        const answer = await callAs(door, caller)
        expect.soft(answer.status, caller).toBe(status)
        await answer.body?.cancel()
        if (status < 400) continue
        // A true key notes when it was used, whatever it is refused.
        const { "public.api_key": _used, ...after } = await fingerprint.take()
        expect.soft(before, caller).toMatchObject(after)
      }
    },
  )
})

test.each(ownPageAlone)("$route is closed to pages of other sites", async ({ route, call }) => {
  session.actor = world.visitors.poolOwner
  const [method = "POST"] = route.split(" ")
  for (const origin of ["http://evil.example", "http://localhost:3001", "null"]) {
    const answer = await call(
      new Request(`${testOrigin}/api/trpc/claim.all`, { method, headers: { origin } }),
    )
    expect(answer.status, origin).toBe(403)
  }
})

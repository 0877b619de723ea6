import { type AnyTRPCProcedure, callTRPCProcedure, TRPCError } from "@trpc/server"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { createDoorsWorld, type DoorsWorld } from "@/db/testing/doors/doors-world"
import { openFingerprint } from "@/db/testing/doors/fingerprint"
import type { ProcedureCase } from "@/db/testing/doors/market-cases"
import { procedureCases } from "@/db/testing/doors/procedure-cases"
import { privateResources, type RoleName, roleNames, standingOf } from "@/db/testing/doors/roles"
import { secretsOf } from "@/db/testing/doors/secrets"
import { unknownTwin } from "@/db/testing/doors/unknown-twin"
import { stubWebEnv } from "@/db/testing/doors/web-env"
import { type Action, can, policy } from "@/server/domain/access/policy"
import { DomainError } from "@/server/domain/errors"
import { appRouter } from "./router"
import type { ProcedureMeta } from "./trpc"

// The router keeps its procedures flat, by path; its type has them nested.
const procedures: ReadonlyMap<string, unknown> = new Map(Object.entries(appRouter._def.procedures))
const paths = [...procedures.keys()]
const closedCodes: readonly string[] = ["NOT_SIGNED_IN", "FORBIDDEN", "NOT_FOUND"]

let doors: DoorsWorld
let cases: ReturnType<typeof procedureCases>
let fingerprint: Awaited<ReturnType<typeof openFingerprint>>

beforeAll(async () => {
  stubWebEnv()
  doors = await createDoorsWorld()
  cases = procedureCases(doors.things)
  fingerprint = await openFingerprint(doors.market.ownerDatabaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await fingerprint?.close()
  await doors?.market.close()
})

/** All that was told to a role, as text. */
const toldTo = new Map<RoleName, string[]>(roleNames.map((role) => [role, []]))

/** What a caller is told: OK, a refusal's code, or the fault of a call that never got as far as a verb. */
async function answerTo(role: RoleName, path: string, input: unknown): Promise<string> {
  const { type } = procedureAt(path)._def
  const ctx = doors.market.context(doors.visitors[role])
  const getRawInput = async () => input
  try {
    const told = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx,
      getRawInput,
      signal: undefined,
      batchIndex: 0,
    })
    const text = JSON.stringify(told, (_key, value) => (typeof value === "bigint" ? String(value) : value))
    toldTo.get(role)?.push(`${path}: ${text}`)
    return "OK"
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) return error.cause.code
    return `no answer: ${String(error instanceof Error ? (error.cause ?? error.message) : error)}`
  }
}

function procedureAt(path: string): AnyTRPCProcedure {
  const found = procedures.get(path)
  const isProcedure = (value: unknown): value is AnyTRPCProcedure =>
    typeof value === "function" && "_def" in value
  if (!isProcedure(found)) throw new Error(`${path} is no procedure`)
  return found
}

function declaredAction(path: string): Action {
  const action = (procedureAt(path)._def.meta as Partial<ProcedureMeta> | undefined)?.action
  if (action === undefined) throw new Error(`${path} declares no action`)
  return action
}

function judge(role: RoleName, path: string, one: ProcedureCase) {
  const actor = doors.visitors[role]
  const standing = standingOf(role, actor, one.about)
  const isOpen = can(actor, one.action ?? declaredAction(path), standing)
  const isUnknown = privateResources.has(one.about) && standing.relations.length === 0
  return { isOpen, isUnknown }
}

test("every procedure declares an action of the policy and has a case; every case has a procedure", () => {
  const declared = paths.filter((path) => Object.hasOwn(policy, declaredAction(path)))
  expect(declared).toEqual(paths)
  expect(Object.keys(cases).sort()).toEqual([...paths].sort())
})

describe("a closed door", () => {
  test.each(paths)("%s is closed to all whom the policy does not name, and nothing happens", async (path) => {
    const before = await fingerprint.take()
    for (const [index, one] of (cases[path] ?? []).entries()) {
      for (const role of roleNames) {
        const { isOpen, isUnknown } = judge(role, path, one)
        if (isOpen) continue
        const answer = await answerTo(role, path, one.input)
        expect.soft(closedCodes, `${role}, case ${index}: ${answer}`).toContain(answer)
        if (role === "stranger") expect.soft(answer, `${role}, case ${index}`).not.toBe("FORBIDDEN")
        if (!isUnknown) continue
        const unknown = await answerTo(role, path, unknownTwin(one.input))
        expect.soft(answer, `${role}, case ${index}: tells apart from an unknown id`).toBe(unknown)
      }
    }
    expect(await fingerprint.take()).toEqual(before)
  })
})

// What this world gives no cause for; their verbs' own tests carry them out.
const withoutCause = [
  "appeal.openPause",
  "claim.all",
  "claim.prepareOwn",
  "epoch.close",
  "epoch.prepareCover",
  "epoch.prepareVeto",
  "run.abandon",
]

test("an open door lets in all whom the policy names, and does its work for one of them at least", async () => {
  for (const [path, ways] of Object.entries(cases)) {
    const answers = new Set<string>()
    for (const [index, one] of ways.entries()) {
      for (const role of roleNames.filter((name) => judge(name, path, one).isOpen)) {
        const answer = await answerTo(role, path, one.input)
        const isLetIn = /^[A-Z_]+$/.test(answer) && !closedCodes.includes(answer)
        expect.soft(isLetIn, `${path} as ${role}, case ${index}: ${answer}`).toBe(true)
        answers.add(answer)
      }
    }
    expect.soft(answers.has("OK"), `${path} is done for somebody`).toBe(!withoutCause.includes(path))
  }
})

test("no answer names a thing that its reader may not know of", () => {
  for (const [noun, { id, readers }] of Object.entries(secretsOf(doors.things))) {
    for (const role of roleNames.filter((name) => !readers.includes(name))) {
      const telling = (toldTo.get(role) ?? []).filter((text) => text.includes(id))
      expect.soft(telling, `${noun} told to ${role}`).toEqual([])
    }
  }
})

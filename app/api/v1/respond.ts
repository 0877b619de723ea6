import "server-only"
import { z } from "zod"
import { createRequestContext, webRuntime } from "@/server/api/request-context"
import { stranger } from "@/server/domain/access/actor"
import { DomainError, errorCodes, notFound } from "@/server/domain/errors"
import { type Id, type IdNoun, isId } from "@/server/domain/id"
import { logger } from "@/server/platform/logger"
import type { ServiceContext } from "@/server/services/context"
import { authenticateApiKey } from "@/server/services/organization/authenticate-api-key"

/** What a step answers with: a body for JSON, or a whole response. */
type Answer = { readonly status?: number; readonly body: unknown } | Response

/**
 * Runs one call of the buyer API under its key and presents the answer, or its refusal as `{code, message}`.
 * Cookies count for nothing here, so no page can make a browser call it for somebody.
 */
export function respond(
  request: Request,
  step: (context: ServiceContext) => Promise<Answer>,
): Promise<Response> {
  return present(async () => step(await keyContext(request)))
}

/** The same for a call that a signed-in person's browser makes as well: with a key, or by the session's cookie. */
export function respondToPersonOrKey(
  request: Request,
  step: (context: ServiceContext) => Promise<Answer>,
): Promise<Response> {
  return present(async () =>
    step(request.headers.has("authorization") ? await keyContext(request) : await createRequestContext()),
  )
}

/** An id out of a path: what has not its shape does not exist. */
export function idFrom<Noun extends IdNoun>(noun: Noun, text: string): Id<Noun> {
  if (!isId(noun, text)) throw notFound(noun)
  return text
}

async function keyContext(request: Request): Promise<ServiceContext> {
  const runtime = await webRuntime()
  const header = request.headers.get("authorization")
  const context = runtime.contextFor(stranger)
  if (header === null) return context
  const secret = /^Bearer (\S+)$/i.exec(header)?.[1] ?? ""
  return runtime.contextFor(await authenticateApiKey(context, secret))
}

async function present(work: () => Promise<Answer>): Promise<Response> {
  try {
    const answer = await work()
    return answer instanceof Response ? answer : toJson(answer.body, answer.status ?? 200)
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, details } = error
      return toJson({ code, message, details }, errorCodes[code].httpStatus)
    }
    if (error instanceof z.ZodError) {
      return toJson({ code: "BAD_INPUT", message: z.prettifyError(error), details: {} }, 400)
    }
    logger.error("buyer API failed", { error })
    const message = "Something failed on our side. Nothing was changed. Try again in a moment."
    return toJson({ code: "UNKNOWN", message, details: {} }, 500)
  }
}

/** Amounts are decimal texts: JSON numbers would lose units. */
function toJson(body: unknown, status: number): Response {
  const text = JSON.stringify(body, (_key, value) => (typeof value === "bigint" ? value.toString() : value))
  return new Response(text, {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  })
}

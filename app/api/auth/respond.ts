import "server-only"
import { NextResponse } from "next/server"
import { ZodError } from "zod"
import { DomainError, errorCodes } from "@/server/domain/errors"
import { webEnv } from "@/server/platform/env"
import { logger } from "@/server/platform/logger"

/**
 * Runs one step of the sign-in and presents its answer or refusal as JSON, never kept by a cache.
 * A request that another site's page sent is refused.
 */
export async function respond(request: Request, step: () => Promise<object>): Promise<NextResponse> {
  try {
    requireOwnPage(request)
    return answer(await step(), 200)
  } catch (error) {
    if (error instanceof DomainError) {
      return answer({ reason: error.code, message: error.message }, errorCodes[error.code].httpStatus)
    }
    if (error instanceof ZodError || error instanceof SyntaxError) {
      return answer({ reason: "BAD_INPUT", message: "The request is not complete." }, 400)
    }
    logger.error("sign-in failed", { error })
    const message = "Something failed on our side. You are not signed in. Try again in a moment."
    return answer({ reason: "UNKNOWN", message }, 500)
  }
}

function requireOwnPage(request: Request): void {
  const origin = request.headers.get("origin")
  if (origin !== null && origin !== new URL(webEnv().ORIGIN).origin) {
    throw new DomainError("FORBIDDEN", `Open Millpond at ${webEnv().ORIGIN} to sign in.`)
  }
}

function answer(body: object, status: number): NextResponse {
  return NextResponse.json(body, { status, headers: { "Cache-Control": "no-store" } })
}

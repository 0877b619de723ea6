import "server-only"
import { initTRPC, TRPCError } from "@trpc/server"
import superjson from "superjson"
import { ZodError, z } from "zod"
import type { Action } from "@/server/domain/access/policy"
import { DomainError, errorCodes } from "@/server/domain/errors"
import { logger } from "@/server/platform/logger"
import type { ServiceContext } from "@/server/services/context"

/** What a screen gets of a refusal: a closed code, a sentence for the person, figures. */
export interface ErrorShapeData {
  readonly reason: string
  readonly details: Readonly<Record<string, string | number | boolean>>
  readonly fields: Readonly<Record<string, string[] | undefined>> | null
}

/** What a procedure asks the policy table; the doors' test holds every procedure to it. */
export interface ProcedureMeta {
  readonly action: Action
}

const trpc = initTRPC
  .context<ServiceContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error }) {
      const refusal = error.cause instanceof DomainError ? error.cause : null
      const faults = error.cause instanceof ZodError ? z.flattenError(error.cause) : null
      const data: ErrorShapeData = {
        reason: refusal?.code ?? (faults === null ? "UNKNOWN" : "BAD_INPUT"),
        details: refusal?.details ?? {},
        fields: faults?.fieldErrors ?? null,
      }
      const message =
        refusal?.message ??
        (faults === null
          ? sayPublicly(error)
          : "Some of what was entered does not fit. Look at the marked fields.")
      return { ...shape, message, data: { ...shape.data, ...data, stack: undefined } }
    },
  })

function sayPublicly(error: TRPCError): string {
  return error.code === "INTERNAL_SERVER_ERROR"
    ? "Something failed on our side. Nothing was changed. Try again in a moment."
    : error.message
}

const mapErrors = trpc.middleware(async ({ next, path }) => {
  const answer = await next()
  if (answer.ok) return answer
  const { cause } = answer.error
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: errorCodes[cause.code].trpc, message: cause.message, cause })
  }
  if (answer.error.code === "INTERNAL_SERVER_ERROR")
    logger.error("procedure failed", { path, error: cause ?? answer.error })
  return answer
})

/** The client's endless lists say in which direction they go on; a verb's pages go one way alone. */
const dropDirection = trpc.middleware(({ next, type, getRawInput }) => {
  if (type !== "query") return next()
  return next({
    getRawInput: async () => {
      const input = await getRawInput()
      if (typeof input !== "object" || input === null || !("direction" in input)) return input
      const { direction: _direction, ...asked } = input
      return asked
    },
  })
})

export const router = trpc.router
export const createCaller = trpc.createCallerFactory

/** Every procedure goes through here; who may do what is asked by the verb, of the policy table. */
export const procedure = trpc.procedure.use(mapErrors).use(dropDirection)

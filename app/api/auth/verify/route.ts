import type { NextResponse } from "next/server"
import { z } from "zod"
import { createRequestContext } from "@/server/api/request-context"
import { startSession } from "@/server/platform/auth/session"
import { signatureCheck } from "@/server/platform/auth/verify-signature"
import { webEnv } from "@/server/platform/env"
import { signIn } from "@/server/services/account/sign-in"
import { respond } from "../respond"

const bodySchema = z.object({
  message: z.string().max(4000),
  signature: z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{2,20000}$/)]),
})

/** Signs in by a signed EIP-4361 message. */
export function POST(request: Request): Promise<NextResponse> {
  return respond(request, async () => {
    const body = bodySchema.parse(await request.json())
    const { ORIGIN, CHAIN_ID, RPC_URL } = webEnv()
    const person = await signIn(await createRequestContext(), {
      ...body,
      origin: ORIGIN,
      chainId: CHAIN_ID,
      isSignedBy: signatureCheck(RPC_URL),
    })
    await startSession(person)
    return { accountId: person.accountId, address: person.address }
  })
}

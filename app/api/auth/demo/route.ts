import type { NextResponse } from "next/server"
import { z } from "zod"
import { createRequestContext } from "@/server/api/request-context"
import { demoPersonKeys } from "@/server/domain/account/demo-person"
import { startSession } from "@/server/platform/auth/session"
import { webEnv } from "@/server/platform/env"
import { signInDemoPerson } from "@/server/services/account/sign-in-demo-person"
import { respond } from "../respond"

const bodySchema = z.object({ person: z.enum(demoPersonKeys) })

/** Signs in as one of the demo's people and hands out the well-known key; on the local chain alone. */
export function POST(request: Request): Promise<NextResponse> {
  return respond(request, async () => {
    const { person } = bodySchema.parse(await request.json())
    const signedIn = await signInDemoPerson(await createRequestContext(), {
      person,
      chainId: webEnv().CHAIN_ID,
    })
    await startSession(signedIn.person)
    return { accountId: signedIn.person.accountId, ...signedIn.key }
  })
}

import type { NextResponse } from "next/server"
import { createRequestContext } from "@/server/api/request-context"
import { issueNonce } from "@/server/services/account/issue-nonce"
import { respond } from "../respond"

/** A nonce for one sign-in. */
export function GET(request: Request): Promise<NextResponse> {
  return respond(request, async () => issueNonce(await createRequestContext()))
}

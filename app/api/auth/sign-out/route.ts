import type { NextResponse } from "next/server"
import { endSession } from "@/server/platform/auth/session"
import { respond } from "../respond"

/** Signs out; done twice it does no harm. */
export function POST(request: Request): Promise<NextResponse> {
  return respond(request, async () => {
    await endSession()
    return {}
  })
}

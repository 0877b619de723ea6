import "server-only"
import { getIronSession, type IronSession, type SessionOptions } from "iron-session"
import type { ResponseCookie } from "next/dist/compiled/@edge-runtime/cookies"
import { cookies } from "next/headers"
import { type Actor, type Person, stranger } from "@/server/domain/access/actor"
import { webEnv } from "@/server/platform/env"

interface SessionContent {
  accountId?: Person["accountId"]
  address?: Person["address"]
}

const lifeSeconds = 30 * 24 * 3600

function sessionOptions(): SessionOptions {
  const { ORIGIN, SESSION_SECRET } = webEnv()
  const { protocol, port } = new URL(ORIGIN)
  return {
    password: SESSION_SECRET,
    // Cookies do not tell ports apart: two instances on one machine must not sign each other out.
    cookieName: port === "" ? "millpond_session" : `millpond_session_${port}`,
    ttl: lifeSeconds,
    cookieOptions: { httpOnly: true, sameSite: "lax", secure: protocol === "https:", path: "/" },
  }
}

async function openCookie(): Promise<IronSession<SessionContent>> {
  const jar = await cookies()
  const store = {
    get: (name: string) => jar.get(name),
    set(nameOrCookie: string | ResponseCookie, value = "", cookie: Partial<ResponseCookie> = {}) {
      if (typeof nameOrCookie === "string") jar.set(nameOrCookie, value, cookie)
      else jar.set(nameOrCookie)
    },
  }
  return getIronSession<SessionContent>(store, sessionOptions())
}

/** Who this request comes from: the person of its sealed cookie, or a stranger. */
export async function readActor(): Promise<Actor> {
  const { accountId, address } = await openCookie()
  return accountId === undefined || address === undefined ? stranger : { kind: "person", accountId, address }
}

/** Seals a person into the answer's cookie; only a route handler may. */
export async function startSession(person: Person): Promise<void> {
  const session = await openCookie()
  session.accountId = person.accountId
  session.address = person.address
  await session.save()
}

/** Takes the cookie away; only a route handler may. */
export async function endSession(): Promise<void> {
  const session = await openCookie()
  session.destroy()
}

"use client"
import { useRouter } from "next/navigation"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from "react"
import type { Id } from "@/server/domain/id"
import { showToast } from "../_ui/toast"
import { followAnnouncedWallet } from "./announced-wallet"

/** The person that the session cookie names. */
export interface Viewer {
  readonly accountId: Id<"account">
  readonly address: `0x${string}`
}

export interface Session {
  /** null: nobody is signed in. */
  readonly viewer: Viewer | null
  signOut(): Promise<void>
  /** To be called after the cookie changed: shows it here and in every other tab. */
  announceChange(): void
}

const SessionContext = createContext<Session | null>(null)
const channelName = "millpond.session"
const listeners = new Set<() => void>()

/** Calls the listener whenever somebody signed in or out, here or in another tab, before the page is drawn anew. */
export function onSessionChange(listener: () => void): void {
  listeners.add(listener)
}

/** Knows who is signed in, and keeps all tabs in step. Loads no wallet code. */
export function SessionProvider({
  viewer,
  children,
}: {
  readonly viewer: Viewer | null
  readonly children: ReactNode
}) {
  const { refresh } = useRouter()
  const address = viewer?.address ?? null

  const showChange = useCallback(() => {
    for (const listener of listeners) listener()
    refresh()
  }, [refresh])

  const announceChange = useCallback(() => {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage("changed")
    channel.close()
    showChange()
  }, [showChange])

  const signOut = useCallback(async () => {
    const isOut = await fetch("/api/auth/sign-out", { method: "POST" }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isOut) announceChange()
    else
      showToast({
        title: "You are still signed in",
        text: "The server could not be reached. Try again.",
        tone: "fault",
      })
  }, [announceChange])

  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = showChange
    return () => channel.close()
  }, [showChange])

  useEffect(() => {
    if (address === null) return
    return followAnnouncedWallet(address, () => {
      showToast({ title: "Signed out", text: "The wallet changed to another account.", tone: "note" })
      void signOut()
    })
  }, [address, signOut])

  const session = useMemo(() => ({ viewer, signOut, announceChange }), [viewer, signOut, announceChange])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who is signed in, and the way out. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error("useSession is used outside the root layout")
  return session
}

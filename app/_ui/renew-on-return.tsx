"use client"
import { useRouter } from "next/navigation"
import { useEffect, useRef } from "react"

/** So long what the server drew counts as fresh. */
const freshSeconds = 15

/**
 * Draws a page of the server's anew when its reader comes back to it, and what is shown was read a while ago.
 * @param readAt when the server read it; one time for the whole page
 */
export function RenewOnReturn({ readAt }: { readonly readAt: Date }) {
  const { refresh } = useRouter()
  const askedAt = useRef(0)
  useEffect(() => {
    askedAt.current = Math.max(askedAt.current, readAt.getTime())
    const renew = () => {
      const isFresh = Date.now() - askedAt.current < freshSeconds * 1000
      if (isFresh || document.visibilityState !== "visible") return
      askedAt.current = Date.now()
      refresh()
    }
    // Also on arrival: going back in the browser's history shows what was read then.
    renew()
    document.addEventListener("visibilitychange", renew)
    return () => document.removeEventListener("visibilitychange", renew)
  }, [readAt, refresh])
  return null
}

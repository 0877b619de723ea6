"use client"
import { WifiOff } from "lucide-react"
import { useSyncExternalStore } from "react"

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener)
  window.addEventListener("offline", listener)
  return () => {
    window.removeEventListener("online", listener)
    window.removeEventListener("offline", listener)
  }
}

/** Says when the connection is gone, and what that means for what is on the screen. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-30 empty:hidden sm:bottom-0"
    >
      {isOnline ? null : (
        <p className="flex items-center justify-center gap-2 border-t bg-amber-soft px-4 py-2 text-center text-sm text-amber-ink">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          You are offline. What you see may be out of date, and nothing is sent until the connection is back.
        </p>
      )}
    </div>
  )
}

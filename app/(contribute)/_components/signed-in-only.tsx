"use client"
import type { ReactNode } from "react"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"

interface SignedInOnlyProps {
  /** What signing in opens: "see your data". */
  readonly what: string
  readonly children: ReactNode
}

/** A page that is somebody's own; anybody else gets the way in. */
export function SignedInOnly({ what, children }: SignedInOnlyProps) {
  const { viewer } = useSession()
  if (viewer !== null) return children
  return (
    <SignInNeeded
      title={`Sign in to ${what}`}
      text="Only you can see this page. A wallet can be made right here; nothing to install."
    />
  )
}

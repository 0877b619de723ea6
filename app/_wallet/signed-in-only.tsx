"use client"
import type { ReactNode } from "react"
import { useSession, type Viewer } from "./session"
import { SignInNeeded } from "./sign-in-needed"

interface SignedInOnlyProps {
  /** What signing in opens: "run your pools". */
  readonly what: string
  /** Why it takes a sign-in, in one sentence. */
  readonly text?: ReactNode
  readonly children: (viewer: Viewer) => ReactNode
}

const ownPage = "Only you can see this page. A wallet can be made right here; nothing to install."

/** A page that is somebody's own; anybody else gets the way in. */
export function SignedInOnly({ what, text = ownPage, children }: SignedInOnlyProps) {
  const { viewer } = useSession()
  if (viewer !== null) return children(viewer)
  return <SignInNeeded title={`Sign in to ${what}`} text={text} />
}

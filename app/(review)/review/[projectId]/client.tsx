"use client"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import { Desk } from "./_components/desk"

/** A moderator's desk for one project. */
export function DeskScreen({ projectId }: { readonly projectId: Id<"project"> }) {
  const { viewer } = useSession()
  if (viewer !== null) return <Desk projectId={projectId} />
  return (
    <div className="page py-8">
      <SignInNeeded title="Sign in to open this desk" text="It opens for the moderators of its pool." />
    </div>
  )
}

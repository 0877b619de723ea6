"use client"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import { SeatDesk } from "./_components/seat-desk"

/** The appeals that a moderator reviews without knowing what was decided before. */
export function AppealsDeskScreen() {
  const { viewer } = useSession()
  if (viewer !== null) return <SeatDesk />
  return (
    <div className="page py-8">
      <SignInNeeded title="Sign in to review appeals" text="They are dealt to moderators of the pool." />
    </div>
  )
}

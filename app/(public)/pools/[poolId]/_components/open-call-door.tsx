"use client"
import dynamic from "next/dynamic"
import { useRouter } from "next/navigation"
import { useState } from "react"
import type { OpenCallProps } from "@/app/_bounty/open-call"
import { Button } from "@/app/_ui/button"
import { useSession } from "@/app/_wallet/session"
import { useWallet } from "@/app/_wallet/wallet-gate"

// Few of the many who read this page open a call: what it takes is loaded by the first press.
const LaterCall = dynamic(() => import("@/app/_bounty/later-call").then((later) => later.LaterCall), {
  ssr: false,
})

/** The way to a call of one's own; whoever is not signed in is asked to sign in first. */
export function OpenCallDoor({ pool }: Pick<OpenCallProps, "pool">) {
  const { viewer } = useSession()
  const { signIn } = useWallet()
  const { refresh } = useRouter()
  const [isWanted, setWanted] = useState(false)
  const [isOpen, setOpen] = useState(false)
  function press(): void {
    if (viewer === null) return void signIn()
    setWanted(true)
    setOpen(true)
  }
  function change(open: boolean): void {
    setOpen(open)
    // The server drew the list of calls.
    if (!open) refresh()
  }
  return (
    <>
      <Button onClick={press}>Open a call</Button>
      {isWanted ? <LaterCall pool={pool} isOpen={isOpen} onOpenChange={change} /> : null}
    </>
  )
}

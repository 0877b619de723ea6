"use client"
import dynamic from "next/dynamic"
import { useSession } from "../../_wallet/session"
import { useWallet } from "../../_wallet/wallet-gate"
import { Button } from "../button"

// A stranger's first page does without the menu's code.
const SignedInMenu = dynamic(() => import("./signed-in-menu").then((menu) => menu.SignedInMenu))

/** Who is signed in and what is theirs; or the way in. */
export function AccountMenu() {
  const { viewer } = useSession()
  const wallet = useWallet()
  if (viewer !== null) return <SignedInMenu viewer={viewer} />
  return (
    <Button variant="primary" size="sm" isPending={wallet.isOpening} onClick={() => void wallet.signIn()}>
      Sign in
    </Button>
  )
}

"use client"
import { KeyRound } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "../_ui/button"
import { EmptyState } from "../_ui/empty-state"
import { useWallet } from "./wallet-gate"

/** In place of a page that is somebody's own, for a person who is not signed in. */
export function SignInNeeded({ title, text }: { readonly title: string; readonly text: ReactNode }) {
  const wallet = useWallet()
  return (
    <EmptyState
      icon={<KeyRound />}
      title={title}
      text={text}
      action={
        <Button variant="primary" isPending={wallet.isOpening} onClick={() => void wallet.signIn()}>
          Sign in
        </Button>
      }
    />
  )
}

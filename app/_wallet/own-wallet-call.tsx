"use client"
import { type ReactNode, useState } from "react"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "./chain-call-dialog"
import type { ChainCall } from "./use-chain-call"

export interface OwnWalletCallProps {
  /** "Claim from your own wallet": the button, and as a question the dialog's title. */
  readonly label: string
  readonly verb: string
  /** The only way just now, or one beside the relayer's. */
  readonly isOnly: boolean
  readonly call: ChainCall
  readonly prepareTitle: string
  /** The contract's function that the wallet shows. */
  readonly functionName: string
  readonly doneText: string
  /** What it brings about; shown until it starts. */
  readonly children: ReactNode
}

/** Sends from one's own wallet what the relayer sends otherwise: the way that is open whatever is paid for here. */
export function OwnWalletCall({ label, isOnly, functionName, children, ...dialog }: OwnWalletCallProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        variant={isOnly ? "amber" : "quiet"}
        className="self-start"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ChainCallDialog
        title={`${label}?`}
        isOpen={isOpen}
        onOpenChange={setOpen}
        walletDetail={`Your wallet shows a call of ${functionName}; the chain takes a small fee.`}
        {...dialog}
      >
        <p className="text-sm text-ink-soft">{children}</p>
      </ChainCallDialog>
    </>
  )
}

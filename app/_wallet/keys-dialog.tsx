"use client"
import { useEffect, useState } from "react"
import { shortenHex } from "../_lib/format"
import { Callout } from "../_ui/callout"
import { CopyButton } from "../_ui/copy-button"
import { DefinitionList } from "../_ui/definition-list"
import { Dialog } from "../_ui/dialog"
import { BrowserWalletKeys } from "./browser-wallet-keys"
import { ReadingKeyPanel } from "./reading-key-panel"
import { readSealedWallet, type SealedWallet } from "./sealed-wallet"
import { useSession } from "./session"

interface KeysDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Wallet and keys: what this browser holds of the person, to keep, move or forget. */
export function KeysDialog({ isOpen, onOpenChange }: KeysDialogProps) {
  const { viewer } = useSession()
  const [wallet, setWallet] = useState<SealedWallet | null>(null)

  useEffect(() => {
    if (isOpen) void readSealedWallet().then(setWallet)
  }, [isOpen])

  return (
    <Dialog
      title="Wallet and keys"
      description="Kept in this browser alone. Keep a copy before you clear it or change the device."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className="flex flex-col gap-6">
        {viewer === null ? null : (
          <DefinitionList
            items={[
              {
                term: "Signed in as",
                value: (
                  <span className="inline-flex items-center gap-1 font-mono text-xs">
                    {shortenHex(viewer.address)}
                    <CopyButton text={viewer.address} noun="address" />
                  </span>
                ),
              },
            ]}
          />
        )}
        {wallet === null ? (
          <Callout>There is no Browser wallet in this browser. Your wallet keeps its own key.</Callout>
        ) : (
          <BrowserWalletKeys wallet={wallet} onForgotten={() => setWallet(null)} />
        )}
        {viewer === null ? null : <ReadingKeyPanel address={viewer.address} />}
      </div>
    </Dialog>
  )
}

"use client"
import { type FormEvent, useState } from "react"
import { shortenHex } from "../_lib/format"
import { Button } from "../_ui/button"
import { Field } from "../_ui/field"
import { Input } from "../_ui/input"
import type { Prompt } from "./prompts"
import { unlockWallet } from "./sealed-wallet"
import { WalletDialog } from "./wallet-dialog"
import { explainWalletError } from "./wallet-fault"

/** Asks for the passphrase or passkey of the Browser wallet. */
export function UnlockPrompt({ prompt }: { readonly prompt: Extract<Prompt, { kind: "unlock" }> }) {
  const { wallet, answer, decline } = prompt
  const [passphrase, setPassphrase] = useState("")
  const [fault, setFault] = useState<string>()
  const [isWorking, setWorking] = useState(false)
  const needsPassphrase = wallet.lock === "passphrase"

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isWorking) return
    setFault(undefined)
    setWorking(true)
    try {
      answer(await unlockWallet(wallet, passphrase))
    } catch (error) {
      const { message, todo } = explainWalletError(error)
      setFault(`${message}. ${todo}`)
      setWorking(false)
    }
  }

  return (
    <WalletDialog
      title="Unlock your Browser wallet"
      description={`${shortenHex(wallet.address)} is kept in this browser, locked.`}
      onClose={decline}
    >
      <form onSubmit={(event) => void unlock(event)} className="flex flex-col gap-4">
        <input type="text" autoComplete="username" value={wallet.address} readOnly hidden />
        {needsPassphrase ? (
          <Field label="Passphrase" error={fault}>
            <Input
              type="password"
              autoComplete="current-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
              autoFocus
            />
          </Field>
        ) : fault === undefined ? null : (
          <p role="alert" className="text-sm text-bad-ink">
            {fault}
          </p>
        )}
        <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <Button onClick={decline}>Not now</Button>
          <Button type="submit" variant="primary" isPending={isWorking} pendingLabel="Unlocking">
            {needsPassphrase ? "Unlock" : "Unlock with the passkey"}
          </Button>
        </div>
      </form>
    </WalletDialog>
  )
}

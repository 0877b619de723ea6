"use client"
import { type FormEvent, useState } from "react"
import { formatBytes } from "../_lib/format"
import { Button } from "../_ui/button"
import { Field } from "../_ui/field"
import { FileDrop } from "../_ui/file-drop"
import { Input } from "../_ui/input"
import { importWallet } from "./sealed-wallet"
import { explainWalletError } from "./wallet-fault"

const largestFileBytes = 10_000

/** Takes a wallet over from an exported file. */
export function ImportForm({ onReady }: { readonly onReady: (privateKey: `0x${string}`) => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState("")
  const [fault, setFault] = useState<string>()
  const [isWorking, setWorking] = useState(false)
  const isTooLarge = file !== null && file.size > largestFileBytes

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isWorking || file === null || isTooLarge) return
    setFault(undefined)
    setWorking(true)
    try {
      onReady(await importWallet(new Uint8Array(await file.arrayBuffer()), passphrase))
    } catch (error) {
      const { message, todo } = explainWalletError(error)
      setFault(`${message}. ${todo}`)
      setWorking(false)
    }
  }

  return (
    <form onSubmit={(event) => void take(event)} className="flex flex-col gap-4">
      <FileDrop
        label={file?.name ?? "Choose the wallet file"}
        hint={file === null ? "An age file, exported from “Wallet and keys”" : formatBytes(file.size)}
        accept=".age"
        error={isTooLarge ? "This is too large to be a wallet file." : undefined}
        onFiles={([first]) => setFile(first ?? null)}
      />
      <Field label="Its passphrase" error={fault}>
        <Input
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        disabled={file === null}
        isPending={isWorking}
        pendingLabel="Opening"
      >
        Open the wallet
      </Button>
    </form>
  )
}

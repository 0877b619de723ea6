"use client"
import { type FormEvent, useEffect, useState } from "react"
import { Button } from "../_ui/button"
import { Callout } from "../_ui/callout"
import { CopyButton } from "../_ui/copy-button"
import { Field } from "../_ui/field"
import { Input } from "../_ui/input"
import { RadioGroup } from "../_ui/radio-group"
import { canUsePasskey, createWallet, minimumPassphraseLength } from "./sealed-wallet"
import { suggestPassphrase } from "./suggest-passphrase"
import { explainWalletError } from "./wallet-fault"

type LockKind = "passphrase" | "passkey"

/** Asks what the new key is to be locked with, then makes it. */
export function NewWalletForm({ onReady }: { readonly onReady: (privateKey: `0x${string}`) => void }) {
  const [hasPasskeys, setHasPasskeys] = useState(false)
  const [kind, setKind] = useState<LockKind>("passphrase")
  const [passphrase, setPassphrase] = useState("")
  const [fault, setFault] = useState<string>()
  const [isWorking, setWorking] = useState(false)

  useEffect(() => {
    void canUsePasskey().then(setHasPasskeys)
  }, [])

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isWorking) return
    if (kind === "passphrase" && passphrase.length < minimumPassphraseLength) {
      setFault(`At least ${minimumPassphraseLength} characters; four words are easy to keep in mind.`)
      return
    }
    setFault(undefined)
    setWorking(true)
    try {
      onReady(await createWallet(kind === "passkey" ? { kind } : { kind, passphrase }))
    } catch (error) {
      setFault(explainWalletError(error).message)
      setWorking(false)
    }
  }

  return (
    <form onSubmit={(event) => void create(event)} className="flex flex-col gap-4">
      {hasPasskeys ? <LockChoice kind={kind} onChange={setKind} /> : null}
      {kind === "passphrase" ? (
        <PassphraseField passphrase={passphrase} onChange={setPassphrase} fault={fault} />
      ) : fault === undefined ? null : (
        <p role="alert" className="text-sm text-bad-ink">
          {fault}
        </p>
      )}
      <Callout tone="note">
        Nobody can reset it. Keep the {kind} safe, and save the wallet as a file later from “Wallet and keys”.
      </Callout>
      <Button type="submit" variant="primary" isPending={isWorking} pendingLabel="Encrypting the key">
        Make the wallet
      </Button>
    </form>
  )
}

function LockChoice({
  kind,
  onChange,
}: {
  readonly kind: LockKind
  readonly onChange: (kind: LockKind) => void
}) {
  return (
    <RadioGroup<LockKind>
      legend="Locked by"
      value={kind}
      onValueChange={onChange}
      options={[
        { value: "passphrase", label: "A passphrase", hint: "Works everywhere the file goes." },
        { value: "passkey", label: "A passkey", hint: "Fingerprint, face or device PIN." },
      ]}
    />
  )
}

interface PassphraseFieldProps {
  readonly passphrase: string
  readonly onChange: (passphrase: string) => void
  readonly fault: string | undefined
}

function PassphraseField({ passphrase, onChange, fault }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="flex flex-col gap-1">
      <Field label="Passphrase" error={fault}>
        <Input
          type={isShown ? "text" : "password"}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <div className="-ml-3 flex flex-wrap gap-1">
        <Button
          variant="quiet"
          size="sm"
          onClick={() => {
            onChange(suggestPassphrase())
            setShown(true)
          }}
        >
          Suggest one
        </Button>
        <Button variant="quiet" size="sm" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? "Hide" : "Show"}
        </Button>
        {passphrase === "" ? null : <CopyButton text={passphrase} noun="passphrase" label="Copy" />}
      </div>
    </div>
  )
}

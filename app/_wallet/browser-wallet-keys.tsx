"use client"
import { useState } from "react"
import { shortenHex } from "../_lib/format"
import { Button } from "../_ui/button"
import { Callout } from "../_ui/callout"
import { Field } from "../_ui/field"
import { Input } from "../_ui/input"
import { showToast } from "../_ui/toast"
import { Declined } from "./prompts"
import { saveFile } from "./save-file"
import { exportWallet, forgetWallet, minimumPassphraseLength, type SealedWallet } from "./sealed-wallet"
import { lockBrowserWallet, unlockKeyOf } from "./unlocked-key"
import { explainWalletError } from "./wallet-fault"

interface BrowserWalletKeysProps {
  readonly wallet: SealedWallet
  readonly onForgotten: () => void
}

/** Export, lock and forget the Browser wallet. */
export function BrowserWalletKeys({ wallet, onForgotten }: BrowserWalletKeysProps) {
  const [isExporting, setExporting] = useState(false)
  const [isForgetting, setForgetting] = useState(false)
  const fileName = `millpond-wallet-${wallet.address.slice(2, 10)}.age`

  function save(): void {
    if (wallet.lock === "passkey") {
      setExporting(true)
      return
    }
    saveFile(fileName, wallet.file)
    showToast({ title: "Wallet file saved", text: "It opens with the passphrase it is locked by." })
  }

  return (
    <section aria-label="Browser wallet" className="flex flex-col gap-3">
      <div>
        <h3 className="font-medium">Browser wallet {shortenHex(wallet.address)}</h3>
        <p className="text-sm text-ink-soft">
          Locked by a {wallet.lock}. The file opens here and with the age tool.
        </p>
      </div>
      {isExporting ? (
        <ExportForm wallet={wallet} fileName={fileName} onDone={() => setExporting(false)} />
      ) : null}
      {isForgetting ? (
        <Callout
          tone="fault"
          title="Forget this wallet here?"
          action={
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onClick={() => setForgetting(false)}>
                Keep it
              </Button>
              <Button
                size="sm"
                variant="danger"
                onClick={() => void forgetWallet().then(lockBrowserWallet).then(onForgotten)}
              >
                Forget it
              </Button>
            </div>
          }
        >
          Without a saved file, its account, points and earnings can never be reached again.
        </Callout>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={save}>
            Save as a file
          </Button>
          <Button
            size="sm"
            onClick={() => {
              lockBrowserWallet()
              showToast({ title: "Wallet locked in this tab" })
            }}
          >
            Lock
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setForgetting(true)}>
            Forget
          </Button>
        </div>
      )}
    </section>
  )
}

interface ExportFormProps {
  readonly wallet: SealedWallet
  readonly fileName: string
  readonly onDone: () => void
}

/** A file needs a passphrase: a passkey does not travel with it. */
function ExportForm({ wallet, fileName, onDone }: ExportFormProps) {
  const [passphrase, setPassphrase] = useState("")
  const [fault, setFault] = useState<string>()
  const [isWorking, setWorking] = useState(false)

  async function save(): Promise<void> {
    if (passphrase.length < minimumPassphraseLength) {
      return setFault(`At least ${minimumPassphraseLength} characters.`)
    }
    setWorking(true)
    try {
      saveFile(fileName, await exportWallet(await unlockKeyOf(wallet.address), passphrase))
      onDone()
    } catch (error) {
      if (!(error instanceof Declined)) setFault(explainWalletError(error).message)
    }
    setWorking(false)
  }

  return (
    <form
      className="flex flex-col gap-3 rounded-lg bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label="Passphrase for the file"
        hint="The passkey stays on this device; the file needs its own lock."
        error={fault}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="sm"
        isPending={isWorking}
        pendingLabel="Encrypting"
        className="self-start"
      >
        Save the file
      </Button>
    </form>
  )
}

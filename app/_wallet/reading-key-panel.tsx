"use client"
import { useEffect, useState } from "react"
import { Button } from "../_ui/button"
import { CopyButton } from "../_ui/copy-button"
import { Field } from "../_ui/field"
import { Input } from "../_ui/input"
import { showToast } from "../_ui/toast"
import { exportReadingKey, importReadingKey, readingRecipient } from "./reading-key"
import { saveFile } from "./save-file"

/** The key that runs, own contributions and deliveries are encrypted to: show, save, take over. Loads no wallet code. */
export function ReadingKeyPanel({ address }: { readonly address: `0x${string}` }) {
  const [recipient, setRecipient] = useState<string | null>(null)
  const [isImporting, setImporting] = useState(false)

  useEffect(() => {
    void readingRecipient(address).then(setRecipient)
  }, [address])

  async function save(): Promise<void> {
    const identity = await exportReadingKey(address)
    saveFile(
      `millpond-reading-key-${address.slice(2, 10)}.txt`,
      `# Millpond reading key of ${address}\n# public key: ${recipient}\n${identity}\n`,
    )
    showToast({ title: "Reading key saved", text: "Who has this file can read what is encrypted to you." })
  }

  return (
    <section aria-label="Reading key" className="flex flex-col gap-3">
      <div>
        <h3 className="font-medium">Reading key</h3>
        <p className="text-sm text-ink-soft">
          Opens what is encrypted to you: your own contributions, tasks and deliveries. It moves no money.
        </p>
      </div>
      <div className="flex items-center gap-1 rounded-md bg-sunken py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 truncate font-mono text-xs">{recipient ?? "Making the key"}</code>
        {recipient === null ? null : <CopyButton text={recipient} noun="public key" />}
      </div>
      {isImporting ? (
        <ImportKey
          address={address}
          onDone={(imported) => {
            setRecipient(imported)
            setImporting(false)
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => void save()} disabled={recipient === null}>
            Save as a file
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setImporting(true)}>
            Use one from another browser
          </Button>
        </div>
      )}
    </section>
  )
}

interface ImportKeyProps {
  readonly address: `0x${string}`
  readonly onDone: (recipient: string) => void
}

function ImportKey({ address, onDone }: ImportKeyProps) {
  const [text, setText] = useState("")
  const [fault, setFault] = useState<string>()
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void importReadingKey(address, text).then(onDone, () =>
          setFault("There is no age secret key in this text."),
        )
      }}
    >
      <Field
        label="Secret key"
        hint="It begins with AGE-SECRET-KEY-1 and takes the place of the one here."
        error={fault}
      >
        <Input
          type="password"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button type="submit" size="sm" className="self-start">
        Use this key
      </Button>
    </form>
  )
}

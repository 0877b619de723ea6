"use client"
import { shortenHex } from "../_lib/format"
import { Button } from "../_ui/button"
import { Callout } from "../_ui/callout"
import { DefinitionList } from "../_ui/definition-list"
import { Pebble } from "../_ui/pebble"
import type { Prompt } from "./prompts"
import { WalletDialog } from "./wallet-dialog"

/** Says in words what is about to be signed, and asks. */
export function ConfirmPrompt({ prompt }: { readonly prompt: Extract<Prompt, { kind: "confirm" }> }) {
  const { description, address, answer, decline } = prompt
  return (
    <WalletDialog title={description.title} description={description.text} onClose={decline}>
      {description.isUnknown ? (
        <Callout tone="fault" title="Be careful">
          Sign only what you understand and asked for.
        </Callout>
      ) : null}
      <DefinitionList
        items={[
          {
            term: "Wallet",
            value: (
              <span className="inline-flex items-center gap-2 font-mono text-xs">
                <Pebble address={address} className="size-4" />
                {shortenHex(address)}
              </span>
            ),
          },
          ...description.facts.map((fact) => ({ term: fact.label, value: fact.value })),
        ]}
      />
      <details className="text-sm text-ink-soft">
        <summary className="min-h-6">Show what is signed</summary>
        <pre className="mt-2 max-h-40 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap break-all">
          {description.raw}
        </pre>
      </details>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={decline}>Decline</Button>
        <Button variant={description.isUnknown ? "danger" : "primary"} onClick={answer} autoFocus>
          {description.verb}
        </Button>
      </div>
    </WalletDialog>
  )
}

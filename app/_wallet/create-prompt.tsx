"use client"
import { useState } from "react"
import { Tabs } from "../_ui/tabs"
import { ImportForm } from "./import-form"
import { NewWalletForm } from "./new-wallet-form"
import type { Prompt } from "./prompts"
import { WalletDialog } from "./wallet-dialog"

/** Makes a Browser wallet, or takes one over from a file. */
export function CreatePrompt({ prompt }: { readonly prompt: Extract<Prompt, { kind: "create" }> }) {
  const { answer, decline } = prompt
  const [tab, setTab] = useState("new")
  return (
    <WalletDialog
      title="Browser wallet"
      description="A key made here and kept in this browser, encrypted. Nothing to install; the server never sees it."
      onClose={decline}
    >
      <Tabs
        label="New or known"
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: "new", label: "Make a new one", content: <NewWalletForm onReady={answer} /> },
          { value: "file", label: "I have a wallet file", content: <ImportForm onReady={answer} /> },
        ]}
      />
    </WalletDialog>
  )
}

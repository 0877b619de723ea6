"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { CopyButton } from "@/app/_ui/copy-button"
import { Dialog } from "@/app/_ui/dialog"
import { showToast } from "@/app/_ui/toast"
import { useSession } from "@/app/_wallet/session"
import { RecipientForm } from "../../../_components/recipient-form"
import type { Organization } from "../../../_views"

/** The key to which later copies are encrypted. */
export function RecipientCard({ organization }: { readonly organization: Organization }) {
  const { viewer } = useSession()
  const [isChanging, setChanging] = useState(false)
  const { recipient, organizationId, can } = organization
  const change = (
    <Button variant={recipient === null ? "primary" : "secondary"} onClick={() => setChanging(true)}>
      {recipient === null ? "Choose a key" : "Change"}
    </Button>
  )
  return (
    <Section
      title="Key for copies"
      lead="Copies are encrypted to this age recipient. Copies already made keep theirs."
      actions={can.edit && recipient !== null ? change : undefined}
    >
      {recipient === null ? (
        <Callout title="There is no key yet" action={can.edit ? change : undefined}>
          Without one no copy can be made. {can.edit ? "It takes a moment." : "An admin has to choose it."}
        </Callout>
      ) : (
        <p className="flex items-center gap-1 rounded-md bg-sunken py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 truncate font-mono text-xs">{recipient}</code>
          <CopyButton text={recipient} noun="recipient" />
        </p>
      )}
      {viewer === null ? null : (
        <Dialog title="Which key shall open copies?" isOpen={isChanging} onOpenChange={setChanging}>
          <RecipientForm
            organizationId={organizationId}
            viewer={viewer}
            onSaved={() => {
              setChanging(false)
              showToast({ title: "Later copies are encrypted to this key" })
            }}
          />
        </Dialog>
      )}
    </Section>
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Dialog } from "@/app/_ui/dialog"
import { type ProgressStep, ProgressSteps, type StepState } from "@/app/_ui/progress"
import { SkeletonText } from "@/app/_ui/skeleton"
import type { Viewer } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"
import type { MyOrganization, ReleaseSheet } from "../../../../_views"
import { OrganizationStep } from "./organization-step"
import { PayStep } from "./pay-step"
import { RecipientStep } from "./recipient-step"
import { RelayStep } from "./relay-step"

export interface PurchaseDialogProps {
  readonly release: ReleaseSheet
  readonly viewer: Viewer
  readonly onClose: () => void
}

const steps = [
  { key: "organization", title: "Who buys" },
  { key: "recipient", title: "The key that copies are encrypted to" },
  { key: "pay", title: "Sign the payment" },
  { key: "relay", title: "It is sent" },
] as const

type Place = (typeof steps)[number]["key"]

/** One purchase from beginning to end; each step says what it does before it asks. */
export function PurchaseDialog(props: PurchaseDialogProps) {
  const trpc = useTRPC()
  const me = useQuery(trpc.account.me.queryOptions())
  return (
    <Dialog
      title={`Buy a grant of ${props.release.name}`}
      isOpen
      isSticky
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose()
      }}
    >
      {me.isPending ? <SkeletonText lines={5} /> : null}
      {me.isError ? <ErrorPanel error={me.error} onRetry={() => void me.refetch()} /> : null}
      {me.data ? <Steps {...props} organizations={me.data.roles.organizations} /> : null}
    </Dialog>
  )
}

function Steps(props: PurchaseDialogProps & { readonly organizations: readonly MyOrganization[] }) {
  const { release, viewer, organizations } = props
  const [organizationId, setOrganizationId] = useState<Id<"organization"> | null>(null)
  const [hasRecipient, setHasRecipient] = useState(false)
  const [nonce, setNonce] = useState<`0x${string}` | null>(null)
  const at: Place =
    organizationId === null ? "organization" : !hasRecipient ? "recipient" : nonce === null ? "pay" : "relay"
  const content: Record<Place, ProgressStep["detail"]> = {
    organization: <OrganizationStep organizations={organizations} onChosen={setOrganizationId} />,
    recipient:
      organizationId === null ? null : (
        <RecipientStep
          organizationId={organizationId}
          viewer={viewer}
          onReady={() => setHasRecipient(true)}
          onBack={() => setOrganizationId(null)}
        />
      ),
    pay:
      organizationId === null ? null : (
        <PayStep release={release} organizationId={organizationId} onSent={setNonce} />
      ),
    relay: nonce === null ? null : <RelayStep nonce={nonce} onAgain={() => setNonce(null)} />,
  }
  const current = steps.findIndex(({ key }) => key === at)
  return (
    <ProgressSteps
      label="Buying a grant"
      steps={steps.map(({ key, title }, place) => ({
        key,
        title,
        state: stateOf(place, current, key),
        ...(key === at ? { detail: <div className="pt-2">{content[key]}</div> } : {}),
      }))}
    />
  )
}

// A step that waits for a person shows its number, not a wheel: only the relayer works by itself.
function stateOf(place: number, current: number, key: Place): StepState {
  if (place < current) return "done"
  if (place > current) return "ahead"
  return key === "relay" ? "current" : "asking"
}

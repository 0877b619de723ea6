"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Hash } from "@/app/_ui/hash"
import { SkeletonText } from "@/app/_ui/skeleton"
import type { Viewer } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"
import { RecipientForm } from "../../../../_components/recipient-form"
import { useOwnRecipient } from "../../../../_components/use-own-recipient"

export interface RecipientStepProps {
  readonly organizationId: Id<"organization">
  readonly viewer: Viewer
  readonly onReady: () => void
  readonly onBack: () => void
}

/** The key that copies are encrypted to: the organization's own, or one made now. */
export function RecipientStep({ organizationId, viewer, onReady, onBack }: RecipientStepProps) {
  const trpc = useTRPC()
  const organization = useQuery(trpc.organization.get.queryOptions({ organizationId }))
  const own = useOwnRecipient(viewer)
  const [isChanging, setChanging] = useState(false)
  if (organization.isPending) return <SkeletonText lines={3} />
  if (organization.isError)
    return <ErrorPanel error={organization.error} onRetry={() => void organization.refetch()} />
  const { recipient, can } = organization.data
  if (recipient !== null && !isChanging) {
    return (
      <div className="flex flex-col gap-4">
        <p>
          Copies are encrypted to <Hash text={recipient} noun="recipient" />,{" "}
          {own.data === recipient
            ? "the reading key of this browser."
            : "a key that this browser does not hold. You open them where the key is."}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={onReady}>
            Go on
          </Button>
          {can.edit ? <Button onClick={() => setChanging(true)}>Use another key</Button> : null}
          <Button variant="quiet" onClick={onBack}>
            Back
          </Button>
        </div>
      </div>
    )
  }
  if (!can.edit) {
    return (
      <Callout title="An admin has to set the organization’s key first">
        Ask one of them to open Organization and choose a key. Then come back here.
      </Callout>
    )
  }
  return (
    <RecipientForm
      organizationId={organizationId}
      viewer={viewer}
      onSaved={() => {
        setChanging(false)
        onReady()
      }}
    />
  )
}

"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { PackageCheck } from "lucide-react"
import { useState } from "react"
import { formatDate } from "@/app/_lib/format-time"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { Dialog } from "@/app/_ui/dialog"
import { EmptyState } from "@/app/_ui/empty-state"
import { useSession } from "@/app/_wallet/session"
import { isGrantActive } from "@/server/domain/grant/state"
import { RecipientForm } from "../../../../_components/recipient-form"
import type { GrantSheet } from "../../../../_views"
import { DeliveryCard } from "./delivery-card"

/** The copies of a grant, and the way to order one. */
export function DeliveryList({ grant }: { readonly grant: GrantSheet }) {
  const isPreparing = grant.deliveries.some(({ state }) => state === "preparing")
  const order = <OrderButton grant={grant} isPreparing={isPreparing} />
  return (
    <Section
      title="Deliveries"
      lead="Each is made for you alone: encrypted to your key, its rows in an order that names you if it leaks."
      actions={grant.deliveries.length > 0 && grant.isActive ? order : undefined}
      className="pt-0"
    >
      {grant.isActive ? null : <NoCopiesNow grant={grant} />}
      {grant.deliveries.length === 0 ? (
        grant.isActive ? (
          <EmptyState
            icon={<PackageCheck />}
            title="No copy yet"
            text="The vault makes one for you now; it takes seconds for thousands of items. Items whose contributor has closed the gate are left out."
            action={order}
          />
        ) : null
      ) : (
        <ul className="flex flex-col gap-4">
          {grant.deliveries.map((delivery) => (
            <DeliveryCard key={delivery.deliveryId} delivery={delivery} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function NoCopiesNow({ grant }: { readonly grant: GrantSheet }) {
  if (grant.state === "challenged") {
    return <Callout title="No copies for now">While the challenge is open no copies are made.</Callout>
  }
  if (isGrantActive(grant, grant.startsAt) && grant.startsAt.getTime() > Date.now()) {
    return (
      <Callout title={`This grant begins on ${formatDate(grant.startsAt)}`}>
        The same wallet held a grant of this release already, so this one goes on where that one ends. Until
        then order copies from the earlier one.
      </Callout>
    )
  }
  return (
    <Callout title="No further copies">
      This grant is not active any more. Copies that were made can still be downloaded.
    </Callout>
  )
}

function OrderButton({ grant, isPreparing }: { readonly grant: GrantSheet; readonly isPreparing: boolean }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { viewer } = useSession()
  const [needsKey, setNeedsKey] = useState(false)
  const { grantId } = grant
  const read = () => queries.invalidateQueries(trpc.grant.get.queryFilter({ grantId }))
  const request = useMutation({
    ...trpc.delivery.request.mutationOptions(),
    onError: showError,
    onSuccess: () => void read(),
  })
  if (!grant.can.requestDelivery) return null
  return (
    <>
      <Button
        variant="primary"
        isPending={request.isPending || isPreparing}
        pendingLabel="Making a copy"
        onClick={() => {
          if (grant.organization.recipient === null) setNeedsKey(true)
          else request.mutate({ grantId })
        }}
      >
        Order a copy
      </Button>
      {viewer === null ? null : (
        <Dialog
          title="Which key shall open it?"
          description="Copies are encrypted to one key of your organization."
          isOpen={needsKey}
          onOpenChange={setNeedsKey}
        >
          <RecipientForm
            organizationId={grant.organization.organizationId}
            viewer={viewer}
            onSaved={() => {
              setNeedsKey(false)
              request.mutate({ grantId })
            }}
          />
        </Dialog>
      )}
    </>
  )
}

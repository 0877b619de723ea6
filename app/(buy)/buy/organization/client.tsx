"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Dialog } from "@/app/_ui/dialog"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import { BuyTabs } from "../../_components/buy-tabs"
import { WithOrganization } from "../../_components/with-organization"
import { NewOrganization } from "../releases/[releaseId]/_purchase/organization-step"
import { ApiKeys } from "./_components/api-keys"
import { Members } from "./_components/members"
import { Notices } from "./_components/notices"
import { RecipientCard } from "./_components/recipient-card"
import { RestExamples } from "./_components/rest-examples"

/** A buyer's company: people, key, API keys, notices. */
export function OrganizationScreen() {
  return (
    <>
      <PageHeader
        title="Organization"
        lead="Who buys: its people, the key that copies are encrypted to, and the keys of your tools."
      />
      <BuyTabs />
      <div className="pt-6">
        <SignedInOnly what="see your organization" text="An organization is seen by its members alone.">
          {() => (
            <WithOrganization
              title="You are in no organization yet"
              text="Grants belong to an organization, so that colleagues and tools can use them. Make one, or let an admin take you in by your address."
              action={<MakeOrganization />}
            >
              {(organizationId) => <OrganizationSheet key={organizationId} organizationId={organizationId} />}
            </WithOrganization>
          )}
        </SignedInOnly>
      </div>
    </>
  )
}

function MakeOrganization() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog
      title="New organization"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Make an organization</Button>}
    >
      <NewOrganization onMade={() => setOpen(false)} />
    </Dialog>
  )
}

function OrganizationSheet({ organizationId }: { readonly organizationId: Id<"organization"> }) {
  const trpc = useTRPC()
  const organization = useQuery(trpc.organization.get.queryOptions({ organizationId }))
  if (organization.isPending) return <SkeletonRows rows={5} />
  if (organization.isError)
    return <ErrorPanel error={organization.error} onRetry={() => void organization.refetch()} />
  const sheet = organization.data
  return (
    <>
      <h2 className="text-xl font-semibold">{sheet.name}</h2>
      <Members organization={sheet} />
      <RecipientCard organization={sheet} />
      <ApiKeys organization={sheet} />
      <RestExamples />
      <Notices organizationId={organizationId} unreadCount={sheet.unreadNoticeCount} />
    </>
  )
}

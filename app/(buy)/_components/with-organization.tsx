"use client"
import { useQuery } from "@tanstack/react-query"
import { Building2 } from "lucide-react"
import { type ReactNode, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { EmptyState } from "@/app/_ui/empty-state"
import { Select } from "@/app/_ui/select"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"

export interface WithOrganizationProps {
  /** For somebody who is in none. */
  readonly title: string
  readonly text: string
  readonly action: ReactNode
  readonly children: (organizationId: Id<"organization">) => ReactNode
}

/** What belongs to an organization; who is in several chooses one. */
export function WithOrganization({ title, text, action, children }: WithOrganizationProps) {
  const trpc = useTRPC()
  const me = useQuery(trpc.account.me.queryOptions())
  const [chosen, setChosen] = useState<Id<"organization"> | null>(null)
  if (me.isPending) return <SkeletonRows rows={4} />
  if (me.isError) return <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />
  const organizations = me.data?.roles.organizations ?? []
  const current = organizations.find(({ organizationId }) => organizationId === chosen) ?? organizations[0]
  if (current === undefined) {
    return <EmptyState icon={<Building2 />} title={title} text={text} action={action} />
  }
  return (
    <>
      {organizations.length < 2 ? null : (
        <Select<Id<"organization">>
          aria-label="Organization"
          className="mb-6 max-w-72"
          options={organizations.map(({ organizationId, name }) => ({ value: organizationId, label: name }))}
          value={current.organizationId}
          onValueChange={setChosen}
        />
      )}
      {children(current.organizationId)}
    </>
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { EmptyState } from "@/app/_ui/empty-state"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import type { Id } from "@/server/domain/id"
import { readItemsCsv } from "../../../../../_project-form/task-csv"
import { NewProject } from "./_components/new-project"

/** A new project of a pool. */
export function NewProjectScreen({ poolId }: { readonly poolId: Id<"pool"> }) {
  return (
    <>
      <PageHeader
        title="New project"
        lead="One question, asked of the pool’s items. A draft is yours alone until you open it."
        back={{ href: routes.managePoolTab(poolId, "projects"), label: "Projects" }}
      />
      <SignedInOnly what="make a project" text="Only the pool’s owner makes projects.">
        {() => <WithItems poolId={poolId} />}
      </SignedInOnly>
    </>
  )
}

function WithItems({ poolId }: { readonly poolId: Id<"pool"> }) {
  const trpc = useTRPC()
  const list = useQuery({
    ...trpc.project.itemsCsv.queryOptions({ poolId }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const items = useMemo(() => (list.data === undefined ? [] : readItemsCsv(list.data.csv)), [list.data])
  if (list.isPending) return <SkeletonRows rows={6} />
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  if (items.length === 0) {
    return (
      <EmptyState
        title="The pool has no items yet"
        text="A project asks about items. Once somebody has put some in, come back here."
        action={<LinkButton href={routes.contribute(poolId)}>Contribute</LinkButton>}
      />
    )
  }
  return <NewProject poolId={poolId} items={items} />
}

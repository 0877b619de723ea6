"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { PageHeader } from "@/app/_ui/page-header"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Viewer } from "@/app/_wallet/session"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import { forgetValues, keepValues, readKeptValues } from "../../../_pool-form/kept-values"
import { PoolForm } from "../../../_pool-form/pool-form"
import { blankPool, type PoolValues } from "../../../_pool-form/pool-values"
import { showFirstFault } from "../../../_pool-form/show-first-fault"
import { usePoolForm } from "../../../_pool-form/use-pool-form"

/** A new pool's terms. Kept in this browser while they are written, on the server once they fit together. */
export function NewPoolScreen() {
  return (
    <>
      <PageHeader
        title="New pool"
        lead="A draft is yours alone and costs nothing. Its terms are fixed when you open the pool."
        back={{ href: routes.manage(), label: "Manage" }}
      />
      <SignedInOnly what="open a pool" text="A pool belongs to the wallet that opens it.">
        {(viewer) => <KeptForm key={viewer.accountId} viewer={viewer} />}
      </SignedInOnly>
    </>
  )
}

function KeptForm({ viewer }: { readonly viewer: Viewer }) {
  const [initial, setInitial] = useState<PoolValues | null>(null)
  useEffect(() => {
    const blank = blankPool(viewer.address)
    setInitial(readKeptValues(viewer.accountId, blank) ?? blank)
  }, [viewer])
  return initial === null ? <SkeletonRows rows={6} /> : <NewPoolForm viewer={viewer} initial={initial} />
}

function NewPoolForm({ viewer, initial }: { readonly viewer: Viewer; readonly initial: PoolValues }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const form = usePoolForm(initial)
  useEffect(() => {
    if (form.settled !== initial) keepValues(viewer.accountId, form.settled)
  }, [form.settled, initial, viewer.accountId])
  const create = useMutation({
    ...trpc.pool.create.mutationOptions(),
    onError: showError,
    onSuccess: ({ poolId }) => {
      forgetValues(viewer.accountId)
      void queries.invalidateQueries(trpc.pool.mine.pathFilter())
      router.replace(routes.managePoolTab(poolId, "edit"))
    },
  })
  function save(): void {
    if (!form.insist() || form.draft === null) showFirstFault()
    else create.mutate(form.draft)
  }
  return (
    <PoolForm
      form={form}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-sm text-ink-soft">
            {form.settled === initial ? "What you write is kept in this browser." : "Kept in this browser."}
          </p>
          <Button
            variant="primary"
            isPending={create.isPending || create.isSuccess}
            pendingLabel="Saving"
            onClick={save}
          >
            Save the draft
          </Button>
        </div>
      }
    />
  )
}

"use client"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { PoolForm } from "../../../../../_pool-form/pool-form"
import { type PoolValues, poolValuesOf } from "../../../../../_pool-form/pool-values"
import { showFirstFault } from "../../../../../_pool-form/show-first-fault"
import { usePoolForm } from "../../../../../_pool-form/use-pool-form"
import type { PoolSheet } from "../../../../../_views"
import { OpenPoolDialog } from "../../_components/open-pool-dialog"
import { SavingLine } from "./saving-line"
import { useAutosave } from "./use-autosave"

/** A draft that saves itself while it is written, and the way to open it. */
export function EditDraft({ pool, decimals }: { readonly pool: PoolSheet; readonly decimals: number }) {
  const [initial] = useState<PoolValues>(() =>
    poolValuesOf({ ...pool, licenceId: pool.licence.id, licenceText: pool.licence.text }, decimals),
  )
  const form = usePoolForm(initial)
  const saving = useAutosave(pool.poolId, form, initial)
  const [isOpening, setOpening] = useState(false)
  function askToOpen(): void {
    if (!form.insist()) showFirstFault()
    else setOpening(true)
  }
  return (
    <>
      <PoolForm
        form={form}
        footer={
          <div className="flex flex-wrap items-center justify-between gap-3">
            <SavingLine saving={saving} faultCount={Object.keys(form.faults).length} />
            <Button
              variant="primary"
              disabled={saving.state !== "saved" && form.draft !== null}
              onClick={askToOpen}
            >
              Open the pool
            </Button>
          </div>
        }
      />
      <OpenPoolDialog pool={pool} isOpen={isOpening} onOpenChange={setOpening} />
    </>
  )
}

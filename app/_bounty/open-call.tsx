"use client"
import { useState } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { callTermsSchema } from "@/server/domain/bounty/call"
import type { Id } from "@/server/domain/id"
import { CallForm, type CallValues } from "./call-form"
import { readTerms } from "./read-terms"
import { fundingTexts, useNewFunding } from "./use-funding"

export interface OpenCallProps {
  readonly pool: { readonly poolId: Id<"pool">; readonly name: string }
}

export interface CallDialogProps extends OpenCallProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

const untyped: CallValues = { wanted: "", reward: "", count: "100", perContributor: "", end: "never" }

/** A button that takes somebody from the terms of a call for contributions to its money on the chain. */
export function OpenCall({ pool }: OpenCallProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Open a call
      </Button>
      <CallDialog pool={pool} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}

/** The terms of a call, and the way of its money, step by step. */
export function CallDialog({ pool, isOpen, onOpenChange }: CallDialogProps) {
  const client = useTRPCClient()
  const token = useToken()
  const [values, setValues] = useState(untyped)
  const terms = readCall(values, token.decimals)
  const { call, onClosed } = useNewFunding(async () => {
    if (terms === null) throw new Error("the terms are not complete")
    return client.bounty.createCall.mutate({ ...terms, poolId: pool.poolId })
  })
  return (
    <ChainCallDialog
      title={`A call for contributions to ${pool.name}`}
      verb="Fund it"
      isBlocked={terms === null}
      call={call}
      isOpen={isOpen}
      onOpenChange={(open) => {
        onOpenChange(open)
        if (!open) onClosed()
      }}
      {...fundingTexts}
      doneText="The call is funded and open: from now on whoever contributes to this pool can answer it."
    >
      <CallForm values={values} terms={terms} onChange={setValues} />
    </ChainCallDialog>
  )
}

/** The terms that a form's text amounts to; null while it is none. */
function readCall({ wanted, perContributor, ...values }: CallValues, decimals: number) {
  const most = perContributor.trim()
  const read = callTermsSchema.safeParse({
    ...readTerms(values, decimals),
    wanted,
    perContributorCount: most === "" ? null : /^\d+$/.test(most) ? Number(most) : Number.NaN,
  })
  return read.success ? read.data : null
}

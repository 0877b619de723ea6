"use client"
import { useState } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { bountyTermsSchema } from "@/server/domain/bounty/terms"
import type { Id } from "@/server/domain/id"
import { BountyForm } from "./bounty-form"
import { readTerms } from "./read-terms"
import type { BountyValues } from "./terms-fields"
import { fundingTexts, useNewFunding } from "./use-funding"

export interface FundBountyProps {
  readonly project: { readonly projectId: Id<"project">; readonly name: string }
  readonly variant?: "primary" | "secondary"
}

/** A button that takes somebody from the terms of a bounty to its money on the chain. */
export function FundBounty({ project, variant = "primary" }: FundBountyProps) {
  const client = useTRPCClient()
  const token = useToken()
  const [isOpen, setOpen] = useState(false)
  const [values, setValues] = useState<BountyValues>({ reward: "", count: "100", end: "never" })
  const terms = bountyTermsSchema.safeParse(readTerms(values, token.decimals)).data ?? null
  const { call, onClosed } = useNewFunding(async () => {
    if (terms === null) throw new Error("the terms are not complete")
    return client.bounty.create.mutate({ ...terms, projectId: project.projectId })
  })
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        Fund a bounty
      </Button>
      <ChainCallDialog
        title={`A bounty on ${project.name}`}
        verb="Fund it"
        isBlocked={terms === null}
        call={call}
        isOpen={isOpen}
        onOpenChange={(open) => {
          setOpen(open)
          if (!open) onClosed()
        }}
        {...fundingTexts}
      >
        <BountyForm values={values} terms={terms} onChange={setValues} />
      </ChainCallDialog>
    </>
  )
}

"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Dialog, DialogClose } from "@/app/_ui/dialog"
import { showToast } from "@/app/_ui/toast"
import { ResumeFunding } from "./resume-funding"
import type { Bounty } from "./views"

/** What its funder can do with a bounty; nothing for anybody else. */
export function BountyActions({ bounty }: { readonly bounty: Bounty }) {
  const { can } = bounty
  return (
    <div className="flex flex-wrap gap-2">
      {can.discard ? <DiscardButton bounty={bounty} /> : null}
      {can.fund ? <ResumeFunding bounty={bounty} /> : null}
      {can.close ? <CloseButton bounty={bounty} /> : null}
    </div>
  )
}

function useRenewal() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return () => void queries.invalidateQueries(trpc.bounty.pathFilter())
}

function DiscardButton({ bounty: { bountyId } }: { readonly bounty: Bounty }) {
  const renew = useRenewal()
  const discard = useMutation({
    ...useTRPC().bounty.discard.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      renew()
      showToast({ title: "The bounty is discarded", text: "No money has moved." })
    },
  })
  return (
    <Button
      size="sm"
      variant="quiet"
      isPending={discard.isPending}
      onClick={() => discard.mutate({ bountyId })}
    >
      Discard
    </Button>
  )
}

function CloseButton({ bounty }: { readonly bounty: Bounty }) {
  const token = useToken()
  const renew = useRenewal()
  const [isOpen, setOpen] = useState(false)
  const close = useMutation({
    ...useTRPC().bounty.close.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      setOpen(false)
      renew()
      showToast({
        title: "The bounty is closed",
        text: "What came back stands in your statement and is claimable after the pool's epoch.",
      })
    },
  })
  return (
    <Dialog
      title="Close this bounty?"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Close</Button>}
      actions={
        <>
          <DialogClose>
            <Button>Keep it open</Button>
          </DialogClose>
          <Button
            variant="danger"
            isPending={close.isPending}
            onClick={() => close.mutate({ bountyId: bounty.bountyId })}
          >
            Close the bounty
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
        <li>It promises nothing more from now on.</li>
        <li>
          <Amount amount={bounty.freeAmount} token={token} className="font-medium text-ink" /> come back to
          you as an earning: claimable after the pool closes its epoch.
        </li>
        <li>
          <Amount amount={bounty.reservedAmount} token={token} className="font-medium text-ink" /> stay
          promised until that work is decided; what is not accepted comes back too.
        </li>
      </ul>
    </Dialog>
  )
}

"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Button } from "@/app/_ui/button"
import { Countdown } from "@/app/_ui/countdown"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import { vetoReasonLength } from "@/server/domain/earning/veto-reason"
import type { EpochLine } from "../../../../../_views"
import { isWindowOver } from "./held-root"

/** Strikes a root that waits in its challenge window, with a reason that everybody sees. */
export function StrikeRoot({ epoch }: { readonly epoch: EpochLine }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const call = useStrikeCall(epoch, reason)
  const isWaiting = epoch.state === "proposed" && !isWindowOver(epoch)
  // The dialog stays until it is closed, also when the root is struck by then or its window is over.
  if (!isWaiting && !isOpen) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>Strike this root</Button>
      <ChainCallDialog
        title={`Strike the root of epoch ${epoch.number}?`}
        verb="Strike it"
        isDangerous
        isBlocked={reason.trim().length < vetoReasonLength.min}
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="Your reason is kept"
        walletDetail="Your wallet shows a call of veto; the chain takes a small fee."
        doneText="The root is struck. Nobody is paid by it; close the epoch again to propose another one."
      >
        <div className="flex flex-col gap-4">
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
            <li>What people earned stays theirs and waits until you close the epoch again.</li>
            <li>
              Time left for it:{" "}
              {epoch.acceptableAt === null ? "none" : <Countdown endsAt={epoch.acceptableAt} after="none" />}.
            </li>
          </ul>
          <Field
            label="Why"
            hint={`At least ${vetoReasonLength.min} characters. Everybody who earns here can read it.`}
          >
            <Textarea
              value={reason}
              maxLength={vetoReasonLength.max}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
      </ChainCallDialog>
    </>
  )
}

function useStrikeCall({ epochId }: EpochLine, reason: string) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useChainCall({
    prepare: async () => (await client.epoch.prepareVeto.mutate({ epochId, reason })).call,
    // The worker reads the chain every few seconds; nothing else has to be told.
    confirm: async () => {},
    isFollowed: async () => {
      const isStruck = (await client.epoch.get.query({ epochId })).state !== "proposed"
      if (isStruck) await queries.invalidateQueries(trpc.epoch.pathFilter())
      return isStruck
    },
  })
}

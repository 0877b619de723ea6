"use client"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { challengeTexts } from "@/app/_challenge/challenge-texts"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC, useTRPCClient } from "@/app/_trpc/client"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Countdown } from "@/app/_ui/countdown"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { useChainCall } from "@/app/_wallet/use-chain-call"
import { type ChallengeReason, challengeNoteLength, challengeReasons } from "@/server/domain/grant/challenge"
import type { GrantSheet } from "../../../../_views"

/** Asks for the money back inside the inspection window; shown to the wallet that bought, while it may. */
export function ChallengeGrant({ grant }: { readonly grant: GrantSheet }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<ChallengeReason | null>(null)
  const [note, setNote] = useState("")
  const call = useChallengeCall(grant, reason, note)
  // The dialog stays until it is closed, also when the grant is challenged by then.
  if (!grant.can.challenge && !isOpen) return null
  const isWritten = reason !== null && note.trim().length >= challengeNoteLength.min
  return (
    <>
      <Button size="sm" className="self-start" onClick={() => setOpen(true)}>
        Challenge this grant
      </Button>
      <ChainCallDialog
        title="Challenge this grant?"
        verb="Challenge"
        isBlocked={!isWritten}
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="Your reason is kept, its hash goes on chain"
        walletDetail="Your wallet shows a call of challenge; the chain takes a small fee."
        doneText="The grant is challenged. Its price stays where it is until the answer."
      >
        <div className="flex flex-col gap-4">
          <Consequences grant={grant} />
          <Field label="What is wrong">
            <Select
              options={challengeReasons.map((value) => ({ value, label: challengeTexts[value] }))}
              value={reason}
              onValueChange={setReason}
              placeholder="Choose a reason"
            />
          </Field>
          <Field
            label="What the arbiter should know"
            hint={`At least ${challengeNoteLength.min} characters. Name rows or figures where you can.`}
          >
            <Textarea
              value={note}
              maxLength={challengeNoteLength.max}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        </div>
      </ChainCallDialog>
    </>
  )
}

function Consequences({ grant }: { readonly grant: GrantSheet }) {
  const token = useToken()
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
      <li>
        <Amount amount={grant.paidAmount} token={token} /> stays in the contract until the arbiter answers.
        They can refund any part of it; the rest is divided among the people who made the release.
      </li>
      <li>Until then the grant gives no right and no copies are made.</li>
      <li>A challenge that nobody answers in time settles in full.</li>
      <li>
        It cannot be taken back. Time left for it: <Countdown endsAt={grant.inspectionEndsAt} after="none" />.
      </li>
    </ul>
  )
}

function useChallengeCall({ grantId }: GrantSheet, reason: ChallengeReason | null, note: string) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  return useChainCall({
    prepare: async () => {
      if (reason === null) return null
      return (await client.grant.prepareChallenge.mutate({ grantId, reason, note })).call
    },
    confirm: (transactionHash) => client.grant.confirmChallenge.mutate({ grantId, transactionHash }),
    isFollowed: async () => {
      const isChallenged = (await client.grant.get.query({ grantId })).state !== "escrowed"
      if (isChallenged) await queries.invalidateQueries(trpc.grant.pathFilter())
      return isChallenged
    },
  })
}

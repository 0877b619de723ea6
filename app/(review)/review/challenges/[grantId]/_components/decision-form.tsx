"use client"
import { useState } from "react"
import { decisionTexts } from "@/app/_challenge/challenge-texts"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { ChainCallDialog } from "@/app/_wallet/chain-call-dialog"
import { decisionNoteLength, decisionReasonsFor } from "@/server/domain/grant/decision"
import type { ChallengeSheet } from "../../../../_views"
import { RefundField } from "./refund-field"
import { type DecisionDraft, useDecision } from "./use-decision"
import { useResolveCall } from "./use-resolve-call"

/** How much goes back, and why: decided here, sent from the arbiter's own wallet. */
export function DecisionForm({ sheet }: { readonly sheet: ChallengeSheet }) {
  const [isOpen, setOpen] = useState(false)
  const draft = useDecision(sheet.paidAmount)
  const { decision } = draft
  const call = useResolveCall(sheet.grantId, decision)
  // The dialog stays until it is closed, also when the challenge is decided by then.
  if (!sheet.can.resolve && !isOpen) return null
  return (
    <section aria-labelledby="decision" className="flex flex-col gap-4">
      <h2 id="decision" className="text-lg font-semibold">
        Your decision
      </h2>
      <RefundField draft={draft} paidAmount={sheet.paidAmount} />
      <ReasonFields draft={draft} />
      <Button
        variant="primary"
        className="self-start"
        disabled={decision === null}
        onClick={() => setOpen(true)}
      >
        Decide
      </Button>
      <ChainCallDialog
        title="Decide this challenge?"
        verb="Decide"
        isDangerous
        isBlocked={decision === null}
        call={call}
        isOpen={isOpen}
        onOpenChange={setOpen}
        prepareTitle="Your reason is kept"
        walletDetail="Your wallet shows a call of resolve; the chain takes a small fee."
        doneText="It is decided. Buyer and owner see the amounts and your reason."
      >
        <Consequences refundAmount={decision?.refundAmount ?? 0n} paidAmount={sheet.paidAmount} />
      </ChainCallDialog>
    </section>
  )
}

function ReasonFields({ draft }: { readonly draft: DecisionDraft }) {
  const { refundAmount, reason, note, isFitting } = draft
  const isMismatch = reason !== null && refundAmount !== null && !isFitting
  return (
    <>
      <Field label="Why" error={isMismatch ? "It does not fit the amount. Choose another." : undefined}>
        <Select
          options={decisionReasonsFor(refundAmount ?? 0n).map((value) => ({
            value,
            label: decisionTexts[value],
          }))}
          value={isMismatch ? null : reason}
          onValueChange={draft.setReason}
          placeholder={refundAmount === null ? "Choose the amount first" : "Choose a reason"}
        />
      </Field>
      <Field
        label="In words"
        hint={`At least ${decisionNoteLength.min} characters. Buyer and owner read them; they are never on chain.`}
      >
        <Textarea
          value={note}
          maxLength={decisionNoteLength.max}
          onChange={(event) => draft.setNote(event.target.value)}
        />
      </Field>
    </>
  )
}

interface ConsequencesProps {
  readonly refundAmount: bigint
  readonly paidAmount: bigint
}

function Consequences({ refundAmount, paidAmount }: ConsequencesProps) {
  const token = useToken()
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
      <li>
        <Amount amount={refundAmount} token={token} className="font-medium text-ink" /> goes back to the
        buyer’s wallet{refundAmount === paidAmount ? ", and the grant ends" : "; the grant stays good"}.
      </li>
      <li>
        <Amount amount={paidAmount - refundAmount} token={token} className="font-medium text-ink" /> is
        divided among those who made the release.
      </li>
      <li>It cannot be changed afterwards.</li>
    </ul>
  )
}

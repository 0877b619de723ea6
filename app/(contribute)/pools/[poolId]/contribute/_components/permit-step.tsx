"use client"
import { formatDate } from "@/app/_lib/format-time"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Checkbox } from "@/app/_ui/checkbox"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type Purpose, purposes, purposeTexts } from "@/server/domain/consent/purpose"
import { type ConsentTerm, consentTerms, expiryOf } from "../../../../_sending/consent-message"
import type { SendingState } from "../../../../_sending/sending-state"
import type { PoolSheet } from "../../../../_views"
import type { CallChoice } from "../use-call-choice"
import { CallChoiceField } from "./call-choice"
import { PoolPromise } from "./pool-promise"

export interface PermitStepProps {
  readonly pool: PoolSheet
  readonly state: SendingState
  readonly choice: CallChoice
  readonly title: string
  readonly onTitle: (title: string) => void
  readonly onPurposes: (purposes: readonly Purpose[]) => void
  readonly onTerm: (term: ConsentTerm) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** What the contributor permits, and for how long; beside it what the pool will do. */
export function PermitStep(props: PermitStepProps) {
  const { pool, state, choice, title, onTitle, onTerm, onBack, onNext } = props
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex flex-col gap-6">
        <Field label="Name" hint="For your own list; nobody else sees it.">
          <Input value={title} maxLength={120} onChange={(event) => onTitle(event.target.value)} />
        </Field>
        <Purposes {...props} />
        <CallChoiceField choice={choice} />
        <Field
          label="Your consent ends after"
          hint={`On ${formatDate(expiryOf(state.term, new Date()))}. You can end it any day before.`}
        >
          <Select
            options={consentTerms.map((term) => ({ value: term, label: term }))}
            value={state.term}
            onValueChange={onTerm}
          />
        </Field>
        <div className="flex flex-wrap justify-between gap-2">
          <Button onClick={onBack}>Back</Button>
          <Button
            variant="primary"
            disabled={state.purposes.length === 0 || title.trim() === ""}
            onClick={onNext}
          >
            Go on
          </Button>
        </div>
      </div>
      <PoolPromise pool={pool} purposes={state.purposes} />
    </div>
  )
}

function Purposes({ state, onPurposes }: PermitStepProps) {
  const chosen = new Set(state.purposes)
  const toggle = (purpose: Purpose, isChosen: boolean) =>
    onPurposes(purposes.filter((each) => (each === purpose ? isChosen : chosen.has(each))))
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-sm font-medium">What may be done with it</legend>
      {purposes.map((purpose) => (
        <Checkbox
          key={purpose}
          label={purposeTexts[purpose].title}
          hint={purposeTexts[purpose].text}
          isChecked={chosen.has(purpose)}
          onCheckedChange={(isChosen) => toggle(purpose, isChosen)}
        />
      ))}
      <PurposeRemark chosen={chosen} />
    </fieldset>
  )
}

function PurposeRemark({ chosen }: { readonly chosen: ReadonlySet<Purpose> }) {
  if (chosen.size === 0)
    return <Callout tone="fault">Choose at least one; without a purpose nothing may be read.</Callout>
  if (!chosen.has("train")) {
    return (
      <Callout tone="money">
        Without “{purposeTexts.train.title}” your items are not part of a release, so they earn nothing.
      </Callout>
    )
  }
  if (chosen.has("label")) return null
  return (
    <Callout>
      Without “{purposeTexts.label.title}” nobody can label your items. They may still be part of a release,
      without labels.
    </Callout>
  )
}

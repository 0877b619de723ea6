"use client"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { type CallTerms, wantedLength } from "@/server/domain/bounty/call"
import { type BountyValues, TermsFields, TermsRemarks } from "./terms-fields"

/** What is typed; it becomes a call's terms when it fits. */
export interface CallValues extends BountyValues {
  readonly wanted: string
  /** Empty for no limit. */
  readonly perContributor: string
}

export interface CallFormProps {
  readonly values: CallValues
  /** null while what is typed is no call. */
  readonly terms: CallTerms | null
  readonly onChange: (values: CallValues) => void
}

/** What a call wants, its reward, number, share for one contributor and end, with what it takes. */
export function CallForm({ values, terms, onChange }: CallFormProps) {
  return (
    <div className="flex flex-col gap-5">
      <Field label="What you want" hint="Contributors read it before they send. Nobody judges a row by it.">
        <Textarea
          rows={2}
          maxLength={wantedLength.max}
          placeholder="Arguments from the last ten years, in English"
          value={values.wanted}
          onChange={(event) => onChange({ ...values, wanted: event.target.value })}
        />
      </Field>
      <TermsFields
        noun="item"
        todo="Say what you want, how much for it and how many; what it takes stands here."
        {...{ values, terms, onChange }}
      >
        <Field label="Most for one contributor" isOptional>
          <Input
            inputMode="numeric"
            placeholder="No limit"
            value={values.perContributor}
            onChange={(event) => onChange({ ...values, perContributor: event.target.value })}
          />
        </Field>
      </TermsFields>
      <TermsRemarks>
        <li>
          It pays for every item that the pool takes in answer to it: one that fits the pool&apos;s schema and
          that the pool does not have yet. Your words are a wish, not a rule.
        </li>
        <li>Each reward is frozen and set aside before the contributor signs. Nothing is promised twice.</li>
        <li>
          Where a contributor closes the gate before the pool&apos;s epoch closes, the reward is free again;
          afterwards it is theirs.
        </li>
      </TermsRemarks>
    </div>
  )
}

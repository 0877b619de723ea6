"use client"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Field } from "@/app/_ui/field"
import { Input, Textarea } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type CallTerms, wantedLength } from "@/server/domain/bounty/call"
import { fundedAmountOf } from "@/server/domain/bounty/terms"
import { type BountyValues, endOptions } from "./bounty-form"

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
  const token = useToken()
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
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Reward for an accepted item">
          <Input
            inputMode="decimal"
            unit={token.symbol}
            placeholder="0.05"
            value={values.reward}
            onChange={(event) => onChange({ ...values, reward: event.target.value })}
          />
        </Field>
        <Field label="How many items">
          <Input
            inputMode="numeric"
            value={values.count}
            onChange={(event) => onChange({ ...values, count: event.target.value })}
          />
        </Field>
        <Field label="Most for one contributor" isOptional>
          <Input
            inputMode="numeric"
            placeholder="No limit"
            value={values.perContributor}
            onChange={(event) => onChange({ ...values, perContributor: event.target.value })}
          />
        </Field>
        <Field label="Ends">
          <Select
            options={endOptions.map(({ value, label }) => ({ value, label }))}
            value={values.end}
            onValueChange={(end: string) => onChange({ ...values, end })}
          />
        </Field>
      </div>
      <p role="status" className="rounded-md bg-sunken p-4 text-sm">
        {terms === null ? (
          "Say what you want, how much for it and how many; what it takes stands here."
        ) : (
          <>
            It takes <Amount amount={fundedAmountOf(terms)} token={token} className="font-semibold" /> now.
          </>
        )}
      </p>
      <CallRemarks />
    </div>
  )
}

function CallRemarks() {
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
      <li>
        It pays for every item that the pool takes in answer to it: one that fits the pool&apos;s schema and
        that the pool does not have yet. Your words are a wish, not a rule.
      </li>
      <li>Each reward is frozen and set aside before the contributor signs. Nothing is promised twice.</li>
      <li>
        Where a contributor closes the gate before the pool&apos;s epoch closes, the reward is free again;
        afterwards it is theirs.
      </li>
      <li>The money cannot be called back on the chain. What nobody earns comes back as your own earning.</li>
    </ul>
  )
}

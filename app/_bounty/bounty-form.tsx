"use client"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type BountyTerms, fundedAmountOf } from "@/server/domain/bounty/terms"

/** What is typed; it becomes terms when it fits. */
export interface BountyValues {
  readonly reward: string
  readonly count: string
  readonly end: string
}

export const endOptions = [
  { value: "never", label: "When I close it", days: null },
  { value: "week", label: "In a week", days: 7 },
  { value: "month", label: "In 30 days", days: 30 },
] as const

export interface BountyFormProps {
  readonly values: BountyValues
  /** null while what is typed is no bounty. */
  readonly terms: BountyTerms | null
  readonly onChange: (values: BountyValues) => void
}

/** Reward, number and end of a bounty, with what it takes. */
export function BountyForm({ values, terms, onChange }: BountyFormProps) {
  const token = useToken()
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Reward for an accepted answer">
          <Input
            inputMode="decimal"
            unit={token.symbol}
            placeholder="0.05"
            value={values.reward}
            onChange={(event) => onChange({ ...values, reward: event.target.value })}
          />
        </Field>
        <Field label="How many answers">
          <Input
            inputMode="numeric"
            value={values.count}
            onChange={(event) => onChange({ ...values, count: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Ends">
        <Select
          options={endOptions.map(({ value, label }) => ({ value, label }))}
          value={values.end}
          onValueChange={(end: string) => onChange({ ...values, end })}
        />
      </Field>
      <p role="status" className="rounded-md bg-sunken p-4 text-sm">
        {terms === null ? (
          "Say how much and for how many answers; what it takes stands here."
        ) : (
          <>
            It takes <Amount amount={fundedAmountOf(terms)} token={token} className="font-semibold" /> now.
          </>
        )}
      </p>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
        <li>Each reward is frozen and set aside when a labeler takes a run. Nothing is promised twice.</li>
        <li>It is earned when the answer is the settled one. Golds count: they look like all others.</li>
        <li>
          The money cannot be called back on the chain. What nobody earns comes back as your own earning.
        </li>
      </ul>
    </div>
  )
}

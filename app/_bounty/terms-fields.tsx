"use client"
import type { ReactNode } from "react"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Select } from "@/app/_ui/select"
import { type BountyTerms, fundedAmountOf } from "@/server/domain/bounty/terms"

/** What is typed of any bounty; it becomes terms when it fits. */
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

export interface TermsFieldsProps<Values extends BountyValues> {
  /** What is rewarded. */
  readonly noun: "answer" | "item"
  readonly values: Values
  /** null while what is typed is no bounty. */
  readonly terms: BountyTerms | null
  readonly onChange: (values: Values) => void
  /** What stands where the sum will, until there is one. */
  readonly todo: string
  /** What one kind of bounty asks for beyond this. */
  readonly children?: ReactNode
}

/** Reward, number and end of a bounty, with what it takes. */
export function TermsFields<Values extends BountyValues>(props: TermsFieldsProps<Values>) {
  const { noun, values, terms, onChange, todo, children } = props
  const token = useToken()
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={`Reward for an accepted ${noun}`}>
          <Input
            inputMode="decimal"
            unit={token.symbol}
            placeholder="0.05"
            value={values.reward}
            onChange={(event) => onChange({ ...values, reward: event.target.value })}
          />
        </Field>
        <Field label={`How many ${noun}s`}>
          <Input
            inputMode="numeric"
            value={values.count}
            onChange={(event) => onChange({ ...values, count: event.target.value })}
          />
        </Field>
        {children}
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
          todo
        ) : (
          <>
            It takes <Amount amount={fundedAmountOf(terms)} token={token} className="font-semibold" /> now.
          </>
        )}
      </p>
    </>
  )
}

/** What whoever pays has to know before, and what holds for every bounty. */
export function TermsRemarks({ children }: { readonly children: ReactNode }) {
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm text-ink-soft">
      {children}
      <li>The money cannot be called back on the chain. What nobody earns comes back as your own earning.</li>
    </ul>
  )
}

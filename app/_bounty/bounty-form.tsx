"use client"
import type { BountyTerms } from "@/server/domain/bounty/terms"
import { type BountyValues, TermsFields, TermsRemarks } from "./terms-fields"

export interface BountyFormProps {
  readonly values: BountyValues
  /** null while what is typed is no bounty. */
  readonly terms: BountyTerms | null
  readonly onChange: (values: BountyValues) => void
}

/** Reward, number and end of a project's bounty, with what it takes. */
export function BountyForm(props: BountyFormProps) {
  return (
    <div className="flex flex-col gap-5">
      <TermsFields
        noun="answer"
        todo="Say how much and for how many answers; what it takes stands here."
        {...props}
      />
      <TermsRemarks>
        <li>Each reward is frozen and set aside when a labeler takes a run. Nothing is promised twice.</li>
        <li>It is earned when the answer is the settled one. Golds count: they look like all others.</li>
      </TermsRemarks>
    </div>
  )
}

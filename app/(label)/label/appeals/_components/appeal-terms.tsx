"use client"
import { Points } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import type { AppealPreview } from "../../../_views"
import { type OwnSubject, onceTexts, reviewersText } from "./appeal-texts"

interface AppealTermsProps {
  readonly preview: AppealPreview
  readonly subject: OwnSubject
}

/** What an appeal takes and when it comes back, before it is opened; or why there is none. */
export function AppealTerms({ preview, subject }: AppealTermsProps) {
  const { refusal, stakePoints, targetSeconds, openCount, maxOpenCount } = preview
  if (refusal !== null) return <Callout tone="note">{refusal.text}</Callout>
  return (
    <Callout
      tone="money"
      title={
        stakePoints === 0n ? (
          "Nothing is staked"
        ) : (
          <>
            Stakes <Points points={stakePoints} />
          </>
        )
      }
    >
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>
          The stake comes back when the first decision is overturned, when the reviewers do not agree, or when
          they take longer than {targetSeconds / 3600} hours. It is lost when they uphold it.
        </li>
        <li>{reviewersText(preview)}</li>
        <li>
          {onceTexts[subject]} You have {openCount} of {maxOpenCount} appeals open.
        </li>
      </ul>
    </Callout>
  )
}

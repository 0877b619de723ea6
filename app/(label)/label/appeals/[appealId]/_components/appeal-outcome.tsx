"use client"
import { formatCount } from "@/app/_lib/format"
import { Points } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { reviewReasonTexts } from "@/server/domain/appeal/subject"
import { kinds } from "@/server/domain/kinds/registry"
import type { AppealSheet } from "../../../../_views"
import { appealStateTexts, ownSubject, reviewersText } from "../../_components/appeal-texts"

/** Where the appeal stands; once decided, what the reviewers said and what came of it. */
export function AppealOutcome({ sheet }: { readonly sheet: AppealSheet }) {
  const isGood = sheet.state === "overturned"
  const isDecided = sheet.state === "overturned" || sheet.state === "upheld"
  return (
    <div className="flex flex-col gap-6">
      <Callout
        tone={isGood ? "done" : "note"}
        title={appealStateTexts[ownSubject(sheet.subject)][sheet.state]}
      >
        {isDecided ? <Consequences sheet={sheet} /> : null}
        {sheet.decidedAt === null ? <p>{reviewersText(sheet)}</p> : null}
      </Callout>
      {isDecided ? <Reviews sheet={sheet} /> : null}
    </div>
  )
}

function Consequences({ sheet }: { readonly sheet: AppealSheet }) {
  const { state, subject, answer, rejection, stakePoints, isStakeReturned, restoredPoints } = sheet
  const frozenIn = answer?.frozenIn ?? []
  const isAgainstModerator = subject === "pause" || (answer?.wasVerdict ?? false)
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      {stakePoints === 0n ? null : (
        <li>
          Your stake of <Points points={stakePoints} /> {isStakeReturned ? "came back." : "is lost."}
        </li>
      )}
      {state === "overturned" && answer !== null ? (
        <li>
          {restoredPoints > 0n ? (
            <>
              The run was settled anew: <Points points={restoredPoints} sign="always" /> for you.
            </>
          ) : (
            "The new answer is not yours either, so your run stays as it was settled."
          )}
        </li>
      ) : null}
      {state === "overturned" && frozenIn.length > 0 ? (
        <li>
          {frozenIn.map((release) => `Release ${release.number}, ${release.name}`).join("; ")}: cut before, so
          it keeps the first label and its weights. Later releases have the new ones.
        </li>
      ) : null}
      {rejection === null ? null : <Taken state={state} rejection={rejection} />}
      {isAgainstModerator && state === "overturned" ? (
        <li>It counts against the moderator who decided first.</li>
      ) : null}
    </ul>
  )
}

interface TakenProps {
  readonly state: AppealSheet["state"]
  readonly rejection: NonNullable<AppealSheet["rejection"]>
}

/** What became of the rows. */
function Taken({ state, rejection }: TakenProps) {
  const { takenCount, state: contributionState } = rejection
  if (state !== "overturned")
    return <li>The kept copies of the rows are deleted. You can mend and send them again.</li>
  if (contributionState === "revoked") return <li>You have closed the gate of this contribution since.</li>
  if (takenCount === 0) return <li>The vault is taking them in. This takes seconds.</li>
  return (
    <li>
      {takenCount === 1 ? "The row is an item" : `${formatCount(takenCount)} rows are items`} of your
      contribution now, under the same consent: projects and releases from now on can use{" "}
      {takenCount === 1 ? "it" : "them"}.
    </li>
  )
}

function Reviews({ sheet }: { readonly sheet: AppealSheet }) {
  return (
    <section aria-labelledby="reviews" className="flex flex-col gap-3">
      <h2 id="reviews" className="text-lg font-semibold">
        What the reviewers said
      </h2>
      <ol className="flex flex-col divide-y divide-line rounded-lg border bg-surface text-sm">
        {sheet.reviews.map((review, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reviewers have no names here, and their order stands
          <li key={place} className="flex flex-col gap-1 px-4 py-3">
            <p>
              <span className="text-ink-faint">Reviewer {place + 1}: </span>
              <span className="font-medium">{saidBy(review, sheet)}</span>
            </p>
            {review.reason === null ? null : (
              <p className="text-ink-soft">{reviewReasonTexts[review.reason]}.</p>
            )}
            {review.note === null ? null : (
              <blockquote className="border-l-2 border-edge pl-3 text-ink">{review.note}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function saidBy({ decision, answer }: AppealSheet["reviews"][number], sheet: AppealSheet): string {
  if (decision === "lift") return "Lift the pause"
  if (decision === "keep") return "Keep the pause"
  if (decision === "take_in") return "Take the rows in"
  if (decision === "keep_out") return "Keep the rows out"
  if (answer === null || sheet.answer === null) return "It cannot be answered"
  return kinds[sheet.answer.kind].describeAnswer(sheet.answer.config, answer)
}

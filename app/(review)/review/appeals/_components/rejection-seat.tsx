"use client"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { KeyboardHelp } from "@/app/_ui/keyboard-help"
import {
  type RejectionOpinion,
  type RejectionReviewReason,
  rejectionReviewReasons,
  rejectionReviewReasonTexts,
  twinPlaceTexts,
} from "@/server/domain/appeal/rejection"
import { groundTexts } from "@/server/domain/appeal/subject"
import { factsOf } from "../../../../(label)/_kinds/item-parts"
import { ItemBody, ItemFacts } from "../../../../(label)/_kinds/item-view"
import { ReadingFault } from "../../../../(label)/_reading/reading-notices"
import type { RejectionSeatCase } from "../../../_views"
import { type OpinionChoice, OpinionForm, opinionHelp, useOpinion } from "./opinion-form"
import type { SeatsState, useSeatCase } from "./use-seats"

interface RejectionSeatProps {
  readonly judged: RejectionSeatCase
  readonly desk: SeatsState
  readonly opened: ReturnType<typeof useSeatCase>["opened"]
}

const choices: readonly OpinionChoice<RejectionOpinion, RejectionReviewReason>[] = [
  { decision: "take_in", text: "Take the rows in", keys: "T", reasons: rejectionReviewReasons.take_in },
  { decision: "keep_out", text: "Keep the rows out", keys: "O", reasons: rejectionReviewReasons.keep_out },
]

/** The appeal of rejected rows and the review of it: the rows, where their equals lie, take in or keep out. */
export function RejectionSeat({ judged, desk, opened }: RejectionSeatProps) {
  const opinion = useOpinion(desk, choices, desk.giveRejection)
  const isOne = judged.rows.length === 1
  return (
    <>
      <section aria-label="Case" className="flex min-w-0 flex-col gap-6">
        <div>
          <p className="text-sm text-ink-faint">{judged.pool.name}</p>
          <h2 className="mt-0.5 text-xl font-semibold">
            {isOne ? "Does this row belong in the pool?" : "Do these rows belong in the pool?"}
          </h2>
          <p className="mt-1 max-w-prose text-sm text-ink-soft">
            What the pool is for: {judged.pool.purpose}
          </p>
        </div>
        <Callout title={groundTexts[judged.reason]}>
          <p>“{judged.words}”</p>
          <p className="pt-1 text-ink-soft">
            A contributor asks for this to be looked at again. {isOne ? "The row fits" : "The rows fit"} the
            pool's schema, and {isOne ? "was" : "were"} turned away because the pool has the same already.
            Whose that is, is not shown.
          </p>
        </Callout>
        <AppealedRows judged={judged} opened={opened} />
      </section>
      <section aria-label="Review" className="min-w-0 lg:sticky lg:top-20 lg:self-start">
        <OpinionForm opinion={opinion} reasonTexts={rejectionReviewReasonTexts} />
      </section>
      <KeyboardHelp groups={opinionHelp(choices)} />
    </>
  )
}

/** Each row in full, with where the pool has the same. */
function AppealedRows({ judged, opened }: Omit<RejectionSeatProps, "desk">) {
  if (opened.isError) return <ReadingFault error={opened.error} onRetry={() => void opened.refetch()} />
  const { itemSchema } = judged.pool
  return (
    <ol className="flex flex-col gap-3">
      {judged.rows.map(({ rowNumber }) => {
        const row = opened.data?.rows.find((one) => one.rowNumber === rowNumber)
        const content = row === undefined ? null : (opened.data?.items[row.itemId] ?? null)
        return (
          <li key={rowNumber}>
            <Card className="flex flex-col gap-3">
              <p className="text-sm text-ink-soft">
                <span className="tabular font-medium text-ink">Row {rowNumber}</span>
                {row === undefined ? null : ` · ${twinPlaceTexts[row.twin]}`}
              </p>
              {opened.data !== undefined && content === null ? (
                <p className="text-sm text-ink-soft">
                  The contributor closed the gate on this row, so nobody can open it any more. The appeal ends
                  by itself.
                </p>
              ) : (
                <ItemBody item={{ itemId: row?.itemId ?? "", content }} itemSchema={itemSchema} />
              )}
              {content === null ? null : <ItemFacts facts={factsOf(itemSchema, content)} />}
            </Card>
          </li>
        )
      })}
    </ol>
  )
}

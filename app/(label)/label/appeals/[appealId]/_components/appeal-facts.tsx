"use client"
import { Points } from "@/app/_ui/amount"
import { type Definition, DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import { groundTexts } from "@/server/domain/appeal/subject"
import { admissionReasonText } from "@/server/domain/contribution/admission"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import type { AppealSheet } from "../../../../_views"
import { AppealClock } from "../../_components/appeal-clock"
import { appealEventTexts } from "../../_components/appeal-texts"

/** What is appealed, why, and each step so far. */
export function AppealFacts({ sheet }: { readonly sheet: AppealSheet }) {
  const items: readonly Definition[] = [
    ...(sheet.answer === null ? [] : answerFacts(sheet.answer)),
    ...(sheet.pause === null ? [] : pauseFacts(sheet.pause)),
    ...(sheet.rejection === null ? [] : rejectionFacts(sheet.rejection)),
    { term: "Your reason", value: `${groundTexts[sheet.reason]}: “${sheet.words}”` },
    { term: "Stake", value: <Points points={sheet.stakePoints} /> },
    { term: "Clock", value: <AppealClock appeal={sheet} /> },
    {
      term: "Steps",
      value: (
        <ol className="flex flex-col gap-1">
          {sheet.history.map((step) => (
            <li key={`${step.event} ${step.happenedAt.getTime()}`}>
              {appealEventTexts[step.event]}, <RelativeTime at={step.happenedAt} />
            </li>
          ))}
        </ol>
      ),
    },
  ]
  return (
    <section aria-label="The appeal">
      <DefinitionList items={items} />
    </section>
  )
}

function answerFacts(contested: NonNullable<AppealSheet["answer"]>): readonly Definition[] {
  const { kind, config, myAnswer, firstAnswer, decidedAnswer, wasVerdict } = contested
  const describe = (answer: Answer) => kinds[kind].describeAnswer(config, answer)
  const by = wasVerdict ? "by a moderator" : "by the answers of the crowd"
  return [
    { term: "Your answer", value: describe(myAnswer) },
    { term: "Settled on", value: `${describe(firstAnswer)}, ${by}` },
    ...(decidedAnswer === null
      ? []
      : [{ term: "Now", value: <strong className="font-semibold">{describe(decidedAnswer)}</strong> }]),
  ]
}

function pauseFacts({ reasons }: NonNullable<AppealSheet["pause"]>): readonly Definition[] {
  return [{ term: "Paused for", value: reasons.map((reason) => reason.title).join("; ") }]
}

function rejectionFacts({ rows }: NonNullable<AppealSheet["rejection"]>): readonly Definition[] {
  return [
    {
      term: rows.length === 1 ? "Row" : "Rows",
      value: (
        <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto">
          {rows.map(({ rowNumber, code }) => (
            <li key={rowNumber}>
              <span className="tabular text-ink-faint">Row {rowNumber}:</span> {admissionReasonText({ code })}
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

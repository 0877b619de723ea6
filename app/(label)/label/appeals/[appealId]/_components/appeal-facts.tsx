"use client"
import { Points } from "@/app/_ui/amount"
import { DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import { appealReasonTexts } from "@/server/domain/appeal/terms"
import { type Answer, kinds } from "@/server/domain/kinds/registry"
import type { AppealSheet } from "../../../../_views"
import { AppealClock } from "../../_components/appeal-clock"
import { appealEventTexts } from "../../_components/appeal-texts"

/** What is appealed, why, and each step so far. */
export function AppealFacts({ sheet }: { readonly sheet: AppealSheet }) {
  const describe = (answer: Answer) => kinds[sheet.kind].describeAnswer(sheet.config, answer)
  const items = [
    { term: "Your answer", value: describe(sheet.myAnswer) },
    {
      term: "Settled on",
      value: `${describe(sheet.firstAnswer)}, ${sheet.wasVerdict ? "by a moderator" : "by the answers of the crowd"}`,
    },
    ...(sheet.decidedAnswer === null
      ? []
      : [{ term: "Now", value: <strong className="font-semibold">{describe(sheet.decidedAnswer)}</strong> }]),
    { term: "Your reason", value: `${appealReasonTexts[sheet.reason]}: “${sheet.words}”` },
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

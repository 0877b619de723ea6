"use client"
import { Points } from "@/app/_ui/amount"
import { type Definition, DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type AppealableCode, appealableCodes } from "@/server/domain/appeal/rejection"
import { groundTexts } from "@/server/domain/appeal/subject"
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

const rowTerms: Readonly<Record<AppealableCode, string>> = {
  duplicate_in_pool: "Rows the pool has",
  duplicate_in_contribution: "Rows sent twice",
}

function rejectionFacts({ rows }: NonNullable<AppealSheet["rejection"]>): readonly Definition[] {
  return appealableCodes.flatMap((code) => {
    const numbers = rows.filter((row) => row.code === code).map((row) => row.rowNumber)
    return numbers.length === 0 ? [] : [{ term: rowTerms[code], value: numbers.join(", ") }]
  })
}

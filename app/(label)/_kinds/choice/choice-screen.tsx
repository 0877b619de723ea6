"use client"
import type { ChoiceAnswer, ChoiceConfig } from "@/server/domain/kinds/choice/config"
import { AnswerButton } from "../answer-button"
import { partFacts } from "../item-parts"
import { ItemBody, ItemFacts } from "../item-view"
import type { KindContentProps, KindControlsProps, KindScreen } from "../kind-screen"
import { choiceByKey, isChoiceComplete, optionKey, pressOption } from "./choice-keys"

/** One item, one question, one or several of its options. */
export const choiceScreen: KindScreen<ChoiceConfig, ChoiceAnswer> = {
  Content: ChoiceContent,
  Controls: ChoiceControls,
  answerByKey: choiceByKey,
  isComplete: isChoiceComplete,
  keys: (config) => [
    ...config.options
      .slice(0, 10)
      .map((option, place) => ({ keys: optionKey(place) ?? "", does: option.name })),
    ...(config.isMultiple ? [] : [{ keys: "↑ ↓", does: "Walk through the options" }]),
    ...(takesNone(config) ? [{ keys: "-", does: "None of these" }] : []),
  ],
}

function takesNone(config: ChoiceConfig): boolean {
  return config.isMultiple && config.minChoices === 0
}

function ChoiceContent({ itemSchema, items }: KindContentProps<ChoiceConfig, ChoiceAnswer>) {
  const { own } = partFacts(itemSchema, items)
  return items.map((item, place) => (
    <article
      key={item.itemId}
      className="flex flex-col gap-4 rounded-xl border bg-surface p-5 shadow-card sm:p-8"
    >
      <ItemFacts facts={own[place] ?? []} />
      <ItemBody item={item} itemSchema={itemSchema} />
    </article>
  ))
}

function ChoiceControls(props: KindControlsProps<ChoiceConfig, ChoiceAnswer>) {
  const { config, question, answer, onAnswer, isLocked, rightAnswer } = props
  const chosen = answer?.optionIds ?? []
  return (
    <div className="flex flex-col gap-2">
      {config.isMultiple ? <p className="text-sm text-ink-soft">{boundsText(config)}</p> : null}
      <fieldset className="grid min-w-0 gap-2 sm:grid-cols-2">
        <legend className="sr-only">{question}</legend>
        {config.options.map((option, place) => (
          <AnswerButton
            key={option.id}
            isChosen={chosen.includes(option.id)}
            onPress={() => onAnswer(pressOption(config, answer, option.id))}
            keys={optionKey(place)}
            hint={option.description}
            isLocked={isLocked}
            isRight={rightAnswer?.optionIds.includes(option.id) ?? false}
            isToggle={config.isMultiple}
          >
            {option.name}
          </AnswerButton>
        ))}
        {takesNone(config) ? (
          <AnswerButton
            isChosen={answer !== null && chosen.length === 0}
            onPress={() => onAnswer({ optionIds: [] })}
            keys="-"
            isLocked={isLocked}
            isRight={rightAnswer?.optionIds.length === 0}
          >
            None of these
          </AnswerButton>
        ) : null}
      </fieldset>
    </div>
  )
}

function boundsText({ minChoices, maxChoices }: ChoiceConfig): string {
  if (minChoices === maxChoices) return `Choose ${minChoices}.`
  return minChoices <= 1 ? `Choose up to ${maxChoices}.` : `Choose ${minChoices} to ${maxChoices}.`
}

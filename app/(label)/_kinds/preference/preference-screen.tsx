"use client"
import { classNames } from "@/app/_ui/class-names"
import type {
  PreferenceAnswer,
  PreferenceConfig,
  PreferenceSide,
} from "@/server/domain/kinds/preference/preference"
import { AnswerButton } from "../answer-button"
import { partFacts } from "../item-parts"
import { ItemBody, ItemFacts } from "../item-view"
import type { KindContentProps, KindControlsProps, KindScreen } from "../kind-screen"
import { preferenceByKey } from "./preference-keys"

/** Two items side by side, and which of them answers the question better. */
export const preferenceScreen: KindScreen<PreferenceConfig, PreferenceAnswer> = {
  Content: PreferenceContent,
  Controls: PreferenceControls,
  answerByKey: (config, _answer, key) => preferenceByKey(config, key),
  isComplete: () => true,
  keys: (config) => [
    { keys: "A ←", does: "A is better" },
    ...(config.allowEqual ? [{ keys: "E ↓", does: "Equal" }] : []),
    { keys: "B →", does: "B is better" },
  ],
}

const sides = ["a", "b"] as const

function PreferenceContent({
  itemSchema,
  items,
  answer,
}: KindContentProps<PreferenceConfig, PreferenceAnswer>) {
  const { common, own } = partFacts(itemSchema, items)
  return (
    <div className="flex flex-col gap-4">
      <ItemFacts facts={common} />
      <div className="grid gap-4 md:grid-cols-2">
        {items.map((item, place) => {
          const side = sides[place] ?? "a"
          return (
            <article
              key={`${side} ${item.itemId}`}
              aria-label={`Side ${side.toUpperCase()}`}
              className={classNames(
                "flex flex-col gap-3 rounded-xl border bg-surface p-5 shadow-card transition-colors sm:p-6",
                answer?.preferred === side && "border-water ring-1 ring-water",
              )}
            >
              <span
                aria-hidden
                className={classNames(
                  "flex size-7 items-center justify-center rounded-full text-sm font-semibold",
                  answer?.preferred === side ? "bg-water text-on-water" : "bg-sunken text-ink-soft",
                )}
              >
                {side.toUpperCase()}
              </span>
              <ItemFacts facts={own[place] ?? []} />
              <ItemBody item={item} itemSchema={itemSchema} className="sm:text-base sm:leading-7" />
            </article>
          )
        })}
      </div>
    </div>
  )
}

const texts: Readonly<Record<PreferenceSide, { readonly text: string; readonly keys: string }>> = {
  a: { text: "A is better", keys: "A" },
  equal: { text: "Equal", keys: "E" },
  b: { text: "B is better", keys: "B" },
}

function PreferenceControls(props: KindControlsProps<PreferenceConfig, PreferenceAnswer>) {
  const { config, question, answer, onAnswer, isLocked, rightAnswer } = props
  const shown: readonly PreferenceSide[] = config.allowEqual ? ["a", "equal", "b"] : ["a", "b"]
  return (
    <fieldset className={classNames("grid min-w-0 gap-2", config.allowEqual ? "grid-cols-3" : "grid-cols-2")}>
      <legend className="sr-only">{question}</legend>
      {shown.map((side) => (
        <AnswerButton
          key={side}
          isChosen={answer?.preferred === side}
          onPress={() => onAnswer({ preferred: side })}
          keys={texts[side].keys}
          isLocked={isLocked}
          isRight={rightAnswer?.preferred === side}
          className="px-3 max-sm:justify-center max-sm:text-center sm:px-4"
        >
          {texts[side].text}
        </AnswerButton>
      ))}
    </fieldset>
  )
}

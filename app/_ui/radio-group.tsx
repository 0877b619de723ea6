"use client"
import { Radio } from "@base-ui/react/radio"
import { RadioGroup as BaseRadioGroup } from "@base-ui/react/radio-group"
import { type ReactNode, useId } from "react"
import { classNames } from "./class-names"

export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isDisabled?: boolean
}

export interface RadioGroupProps<Value extends string> {
  readonly legend: ReactNode
  readonly options: readonly RadioOption<Value>[]
  readonly value: Value | null
  readonly onValueChange: (value: Value) => void
  readonly name?: string
  readonly isDisabled?: boolean
  readonly className?: string
}

/** One of a few choices, all in sight, each with room for a sentence. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, options, value, onValueChange, name, isDisabled = false, className } = props
  const legendId = useId()
  return (
    <div className={classNames("flex flex-col gap-2", className)}>
      <span id={legendId} className="text-sm font-medium text-ink">
        {legend}
      </span>
      <BaseRadioGroup
        aria-labelledby={legendId}
        value={value}
        onValueChange={(next) => {
          const chosen = options.find((option) => option.value === next)
          if (chosen !== undefined) onValueChange(chosen.value)
        }}
        disabled={isDisabled}
        {...(name === undefined ? {} : { name })}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          <RadioLine key={option.value} option={option} />
        ))}
      </BaseRadioGroup>
    </div>
  )
}

function RadioLine({ option }: { readonly option: RadioOption<string> }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the radio inside
    <label
      className={classNames(
        "flex items-start gap-3 rounded-md border border-line bg-surface p-3 text-sm transition-colors",
        "hover:border-edge has-data-checked:border-water has-data-checked:bg-water-soft has-data-disabled:opacity-60",
      )}
    >
      <Radio.Root
        value={option.value}
        disabled={option.isDisabled ?? false}
        className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border border-edge bg-surface data-checked:border-water"
      >
        <Radio.Indicator className="size-2.5 rounded-full bg-water data-unchecked:hidden" />
      </Radio.Root>
      <span className="min-w-0">
        <span className="block text-ink">{option.label}</span>
        {option.hint === undefined ? null : <span className="block text-ink-soft">{option.hint}</span>}
      </span>
    </label>
  )
}

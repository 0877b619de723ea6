"use client"
import { Slider as BaseSlider } from "@base-ui/react/slider"
import type { ReactNode } from "react"

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly onValueChange: (value: number) => void
  readonly minimum: number
  readonly maximum: number
  readonly step?: number
  /** The value as a person reads it: "120 points". */
  readonly describe?: (value: number) => string
  /** Stands under the track: what the value means. */
  readonly note?: ReactNode
  /** amber: the value earns or costs. */
  readonly tone?: "water" | "amber"
  readonly isDisabled?: boolean
}

/** A number within bounds, by thumb or arrow keys (Page Up and Down in tens). */
export function Slider(props: SliderProps) {
  const {
    label,
    value,
    onValueChange,
    minimum,
    maximum,
    step = 1,
    describe = String,
    note,
    tone = "water",
  } = props
  return (
    <BaseSlider.Root
      value={value}
      onValueChange={onValueChange}
      min={minimum}
      max={maximum}
      step={step}
      largeStep={step * 10}
      disabled={props.isDisabled ?? false}
      className="flex flex-col gap-1 data-disabled:opacity-60"
    >
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <BaseSlider.Label className="font-medium text-ink">{label}</BaseSlider.Label>
        <BaseSlider.Value className="tabular text-ink">{() => describe(value)}</BaseSlider.Value>
      </div>
      <BaseSlider.Control className="flex h-10 touch-none select-none items-center">
        <BaseSlider.Track className="h-1.5 w-full rounded-full bg-line">
          <BaseSlider.Indicator
            className={tone === "amber" ? "rounded-full bg-amber" : "rounded-full bg-water"}
          />
          <BaseSlider.Thumb
            getAriaValueText={(_formatted, current) => describe(current)}
            className="size-6 rounded-full border-2 border-water bg-surface shadow-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
      {note === undefined ? null : <div className="text-sm text-ink-soft">{note}</div>}
    </BaseSlider.Root>
  )
}

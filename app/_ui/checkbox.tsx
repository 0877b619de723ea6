"use client"
import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox"
import { Check, Minus } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface CheckboxProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isChecked: boolean
  readonly onCheckedChange: (isChecked: boolean) => void
  /** Some of what it stands for is chosen, not all. */
  readonly isMixed?: boolean
  readonly isDisabled?: boolean
  readonly name?: string
  readonly className?: string
}

/** A yes or no with its sentence; the whole line is the target. */
export function Checkbox(props: CheckboxProps) {
  const {
    label,
    hint,
    isChecked,
    onCheckedChange,
    isMixed = false,
    isDisabled = false,
    name,
    className,
  } = props
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the checkbox inside
    <label className={classNames("flex items-start gap-3 text-sm has-data-disabled:opacity-60", className)}>
      <BaseCheckbox.Root
        checked={isChecked}
        onCheckedChange={onCheckedChange}
        indeterminate={isMixed}
        disabled={isDisabled}
        {...(name === undefined ? {} : { name })}
        className={classNames(
          "mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-xs border border-edge bg-surface text-on-water",
          "data-checked:border-water data-checked:bg-water data-indeterminate:border-water data-indeterminate:bg-water",
        )}
      >
        <BaseCheckbox.Indicator className="flex data-unchecked:hidden">
          {isMixed ? <Minus aria-hidden className="size-3.5" /> : <Check aria-hidden className="size-3.5" />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className="min-w-0">
        <span className="block text-ink">{label}</span>
        {hint === undefined ? null : <span className="block text-ink-soft">{hint}</span>}
      </span>
    </label>
  )
}

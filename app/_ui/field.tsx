"use client"
import { Field as BaseField } from "@base-ui/react/field"
import type { ReactNode } from "react"
import { classNames } from "./class-names"

export interface FieldProps {
  readonly label: ReactNode
  /** Says what belongs here; stands under the label, before the control. */
  readonly hint?: ReactNode
  /** What does not fit; marks the control and is read out. */
  readonly error?: string | readonly string[] | undefined
  readonly isOptional?: boolean
  readonly name?: string
  readonly isDisabled?: boolean
  readonly className?: string
  /** The control: Input, Textarea, Select, Slider. */
  readonly children: ReactNode
}

/** A control with its label, hint and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { label, hint, error, isOptional, name, isDisabled, className, children } = props
  const faults = error === undefined ? [] : typeof error === "string" ? [error] : error
  return (
    <BaseField.Root
      {...(name === undefined ? {} : { name })}
      disabled={isDisabled ?? false}
      invalid={faults.length > 0}
      className={classNames("flex min-w-0 flex-col gap-1.5", className)}
    >
      <BaseField.Label className="flex items-baseline justify-between gap-2 text-sm font-medium text-ink">
        {label}
        {isOptional ? <span className="text-xs font-normal text-ink-faint">optional</span> : null}
      </BaseField.Label>
      {hint === undefined ? null : (
        <BaseField.Description className="text-sm text-ink-soft">{hint}</BaseField.Description>
      )}
      {children}
      <BaseField.Error match={faults.length > 0} className="text-sm text-bad-ink">
        {faults.join(" ")}
      </BaseField.Error>
    </BaseField.Root>
  )
}

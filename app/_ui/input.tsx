"use client"
import { Field as BaseField } from "@base-ui/react/field"
import { Input as BaseInput } from "@base-ui/react/input"
import type { ComponentProps, ReactNode } from "react"
import { classNames } from "./class-names"

/** Classes that every box to type or choose in shares. */
export const controlLook = classNames(
  "w-full min-w-0 rounded-md border border-edge bg-surface px-3 text-base text-ink sm:text-sm",
  "placeholder:text-ink-faint transition-colors hover:border-ink-faint",
  "focus:outline-2 focus:outline-focus focus:-outline-offset-1",
  "data-disabled:cursor-not-allowed data-disabled:bg-sunken data-disabled:text-ink-faint",
  "data-invalid:border-bad [&[readonly]]:bg-sunken",
)

export interface InputProps extends Omit<ComponentProps<"input">, "size" | "prefix"> {
  /** Shown inside the box at its end: a unit, a token's sign. */
  readonly unit?: ReactNode
}

/** One line of text. Inside a Field it takes the field's label, hint and error. */
export function Input({ unit, className, ref, ...rest }: InputProps) {
  const isNumeric = rest.inputMode === "decimal" || rest.inputMode === "numeric"
  const box = (
    <BaseInput
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      className={classNames(
        controlLook,
        "h-10",
        isNumeric && "tabular",
        unit !== undefined && "pr-16 text-right",
        className,
      )}
    />
  )
  if (unit === undefined) return box
  return (
    <span className="relative block">
      {box}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-faint">
        {unit}
      </span>
    </span>
  )
}

/** Several lines of text; grows with what is written. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <BaseField.Control
      render={<textarea rows={rows} {...rest} />}
      className={classNames(controlLook, "field-sizing-content max-h-96 min-h-20 py-2 leading-6", className)}
    />
  )
}

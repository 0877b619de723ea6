"use client"
import { Switch as BaseSwitch } from "@base-ui/react/switch"
import type { ReactNode } from "react"

export interface SwitchProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
}

/** A setting that takes effect at once. For something that waits for a button, use Checkbox. */
export function Switch({ label, hint, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the switch inside
    <label className="flex items-start justify-between gap-4 text-sm has-data-disabled:opacity-60">
      <span className="min-w-0">
        <span className="block text-ink">{label}</span>
        {hint === undefined ? null : <span className="block text-ink-soft">{hint}</span>}
      </span>
      <BaseSwitch.Root
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isDisabled}
        className="relative h-6 w-10.5 shrink-0 rounded-full border border-edge bg-sunken p-0.5 transition-colors data-checked:border-water data-checked:bg-water"
      >
        <BaseSwitch.Thumb className="block size-4.5 rounded-full bg-edge transition-transform data-checked:translate-x-4.5 data-checked:bg-on-water" />
      </BaseSwitch.Root>
    </label>
  )
}

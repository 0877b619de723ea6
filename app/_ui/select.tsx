"use client"
import { Select as BaseSelect } from "@base-ui/react/select"
import { Check, ChevronsUpDown } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names"
import { floatLook, menuItemLook } from "./float"
import { controlLook } from "./input"

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** One line that tells this choice from the others. */
  readonly hint?: ReactNode
  readonly isDisabled?: boolean
}

export interface SelectProps<Value extends string> {
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value | null
  readonly onValueChange: (value: Value) => void
  readonly placeholder?: string
  readonly name?: string
  readonly isDisabled?: boolean
  /** Needed where no Field gives a label. */
  readonly "aria-label"?: string
  readonly className?: string
}

/** One of a closed list. For two to four short choices RadioGroup shows more at once. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, placeholder = "Choose", name, isDisabled = false, className } = props
  return (
    <BaseSelect.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next)
      }}
      disabled={isDisabled}
      {...(name === undefined ? {} : { name })}
    >
      <BaseSelect.Trigger
        aria-label={props["aria-label"]}
        className={classNames(
          controlLook,
          "flex h-10 items-center justify-between gap-2 text-left",
          className,
        )}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-faint" />
        <BaseSelect.Icon className="text-ink-faint">
          <ChevronsUpDown aria-hidden className="size-4" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50">
          <BaseSelect.Popup
            className={classNames(floatLook, "max-h-80 min-w-(--anchor-width) overflow-y-auto p-1")}
          >
            <BaseSelect.List>
              {options.map((option) => (
                <SelectItem key={option.value} option={option} />
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

function SelectItem({ option }: { readonly option: SelectOption<string> }) {
  return (
    <BaseSelect.Item value={option.value} disabled={option.isDisabled ?? false} className={menuItemLook}>
      <span className="min-w-0 flex-1">
        <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
        {option.hint === undefined ? null : (
          <span className="block text-xs text-ink-faint">{option.hint}</span>
        )}
      </span>
      <BaseSelect.ItemIndicator>
        <Check aria-hidden className="size-4 text-water-ink" />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  )
}

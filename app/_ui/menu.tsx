"use client"
import { Menu as BaseMenu } from "@base-ui/react/menu"
import type { Route } from "next"
import Link from "next/link"
import type { ReactElement, ReactNode } from "react"
import { classNames } from "./class-names"
import { floatLook, menuItemLook } from "./float"

export interface MenuProps {
  /** The Button that opens it. */
  readonly trigger: ReactElement
  readonly align?: "start" | "center" | "end"
  readonly children: ReactNode
}

/** Actions and places behind one button. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align={align} className="z-50">
          <BaseMenu.Popup className={classNames(floatLook, "min-w-56 max-w-80 p-1")}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

export interface MenuItemProps {
  readonly icon?: ReactNode
  /** Shown at the end: a KeyHint, a count. */
  readonly end?: ReactNode
  readonly isDisabled?: boolean
  readonly tone?: "plain" | "danger"
  readonly onSelect?: () => void
  readonly children: ReactNode
}

/** One action of a menu. */
export function MenuItem({ icon, end, isDisabled, tone = "plain", onSelect, children }: MenuItemProps) {
  return (
    <BaseMenu.Item
      disabled={isDisabled ?? false}
      {...(onSelect === undefined ? {} : { onClick: onSelect })}
      className={classNames(menuItemLook, tone === "danger" && "text-bad-ink [&>svg]:text-bad-ink")}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {end}
    </BaseMenu.Item>
  )
}

/** One place that a menu leads to. */
export function MenuLink({ href, icon, children }: { href: Route; icon?: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem closeOnClick render={<Link href={href} />} className={menuItemLook}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </BaseMenu.LinkItem>
  )
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[]
  readonly onValueChange: (value: Value) => void
}

/** One of a few settings, inside a menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { label, value, options, onValueChange } = props
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2.5 pt-2 pb-1 text-xs text-ink-faint">{label}</BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup
        value={value}
        onValueChange={(next: unknown) => {
          const chosen = options.find((option) => option.value === next)
          if (chosen !== undefined) onValueChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <BaseMenu.RadioItem
            key={option.value}
            value={option.value}
            className={classNames(menuItemLook, "data-checked:font-medium data-checked:text-water-ink")}
          >
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <BaseMenu.RadioItemIndicator className="size-1.5 rounded-full bg-water" />
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  )
}

/** A line between groups of a menu. */
export function MenuLine() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />
}

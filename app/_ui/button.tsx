"use client"
import { Loader2 } from "lucide-react"
import type { Route } from "next"
import Link from "next/link"
import type { ComponentProps, ReactNode } from "react"
import { type ButtonLook, buttonLook } from "./button-look"
import { classNames } from "./class-names"

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Work is under way: keeps the focus, takes no further click, says so to a screen reader. */
  readonly isPending?: boolean
  /** What is under way, shown instead of the label. */
  readonly pendingLabel?: ReactNode
}

/** A button. Disabled and pending ones stay focusable, so that a keyboard never loses its place. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    isIconOnly,
    isPending,
    pendingLabel,
    disabled,
    className,
    children,
    onClick,
    ...rest
  } = props
  const isClosed = disabled === true || isPending === true
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isClosed || undefined}
      aria-busy={isPending || undefined}
      onClick={(event) => {
        if (isClosed) event.preventDefault()
        else onClick?.(event)
      }}
      className={classNames(
        buttonLook({ variant: variant ?? "secondary", size: size ?? "md", isIconOnly: isIconOnly ?? false }),
        className,
      )}
    >
      {isPending ? <Loader2 aria-hidden className="animate-spin" /> : null}
      {isPending && (pendingLabel !== undefined || isIconOnly) ? pendingLabel : children}
    </button>
  )
}

export interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "href">, ButtonLook {
  readonly href: Route
}

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function LinkButton({ variant, size, isIconOnly, className, ...rest }: LinkButtonProps) {
  const look = {
    variant: variant ?? "secondary",
    size: size ?? "md",
    isIconOnly: isIconOnly ?? false,
  } as const
  return <Link {...rest} className={classNames(buttonLook(look), className)} />
}

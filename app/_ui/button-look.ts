import { classNames } from "./class-names"

export type ButtonVariant = "primary" | "secondary" | "quiet" | "amber" | "danger"
export type ButtonSize = "sm" | "md" | "lg"

export interface ButtonLook {
  /** primary: the one next step; amber: it earns or costs; danger: it cannot be taken back. */
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  /** Shows the icon alone; then `aria-label` says what it does. */
  readonly isIconOnly?: boolean
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-water text-on-water hover:bg-water-deep",
  secondary: "border border-edge bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
  amber: "bg-amber text-on-amber hover:bg-amber-deep",
  danger: "bg-bad text-on-bad hover:bg-bad-deep",
}

const sizes: Record<ButtonSize, { readonly text: string; readonly icon: string }> = {
  sm: { text: "h-8 gap-1.5 rounded-sm px-3 text-sm", icon: "size-8 rounded-sm" },
  md: { text: "h-10 gap-2 rounded-md px-4 text-sm", icon: "size-10 rounded-md" },
  lg: { text: "h-12 gap-2 rounded-lg px-6 text-base", icon: "size-12 rounded-lg" },
}

/** Classes of anything that looks like a button. */
export function buttonLook({ variant = "secondary", size = "md", isIconOnly = false }: ButtonLook): string {
  return classNames(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors",
    "[&_svg]:size-[1.15em] [&_svg]:shrink-0 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 aria-busy:cursor-progress aria-busy:opacity-85",
    variants[variant],
    isIconOnly ? sizes[size].icon : sizes[size].text,
  )
}

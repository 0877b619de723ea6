import { classNames } from "./class-names"

/** Classes of a surface that floats over the page: menu, popover, list of choices. */
export const floatLook = classNames(
  "rounded-lg border border-line bg-raised text-ink shadow-float outline-none",
  "origin-(--transform-origin) transition-[opacity,scale] duration-120",
  "data-starting-style:scale-97 data-starting-style:opacity-0 data-ending-style:scale-97 data-ending-style:opacity-0",
)

/** Classes of one line in a menu or list of choices. */
export const menuItemLook = classNames(
  "flex min-h-10 w-full cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none",
  "data-highlighted:bg-sunken data-disabled:text-ink-faint data-disabled:opacity-70",
  "[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint",
)

/** Classes of what darkens the page behind a dialog. */
export const scrimLook = classNames(
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-160",
  "data-starting-style:opacity-0 data-ending-style:opacity-0",
)

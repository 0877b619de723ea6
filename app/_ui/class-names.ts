import { type ClassValue, clsx } from "clsx"
import { extendTailwindMerge } from "tailwind-merge"

const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["2xs", "display"] }] } },
})

/** Joins class names; of two that set the same thing the later wins, so that a caller may override. */
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values))
}

"use client"
import { usePathname } from "next/navigation"
import type { ReactNode } from "react"
import { isFocusPath } from "../../_lib/routes"

/** Leaves its content out on pages that ask for all of a person's attention. */
export function FocusOut({ children }: { readonly children: ReactNode }) {
  return isFocusPath(usePathname()) ? null : children
}

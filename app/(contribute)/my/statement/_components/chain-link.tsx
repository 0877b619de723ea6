import type { ReactNode } from "react"

export interface ChainLinkProps {
  readonly title: string
  readonly children: ReactNode
}

/** One link of the chain that led to an earning. */
export function ChainLink({ title, children }: ChainLinkProps) {
  return (
    <li className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-4">
      <span className="font-medium">{title}</span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}

import { CircleAlert, CircleCheck, Coins, Info } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names"

export type CalloutTone = "note" | "done" | "money" | "fault"

const looks: Record<CalloutTone, { readonly box: string; readonly icon: ReactNode }> = {
  note: { box: "bg-water-soft", icon: <Info className="text-water-ink" /> },
  done: { box: "bg-good-soft", icon: <CircleCheck className="text-good-ink" /> },
  money: { box: "bg-amber-soft", icon: <Coins className="text-amber-ink" /> },
  fault: { box: "bg-bad-soft", icon: <CircleAlert className="text-bad-ink" /> },
}

export interface CalloutProps {
  /** money: something here earns or costs. */
  readonly tone?: CalloutTone
  readonly title?: ReactNode
  readonly action?: ReactNode
  readonly className?: string
  readonly children?: ReactNode
}

/** A remark that must not be missed, in the run of the page. */
export function Callout({ tone = "note", title, action, className, children }: CalloutProps) {
  return (
    <div className={classNames("flex gap-3 rounded-lg p-4 text-sm", looks[tone].box, className)}>
      <span aria-hidden className="shrink-0 pt-0.5 [&>svg]:size-4.5">
        {looks[tone].icon}
      </span>
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-medium text-ink">{title}</p>}
        <div className="text-ink-soft">{children}</div>
        {action === undefined ? null : <div className="pt-3">{action}</div>}
      </div>
    </div>
  )
}

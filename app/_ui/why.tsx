"use client"
import { Popover } from "@base-ui/react/popover"
import { CircleHelp } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names"
import { floatLook } from "./float"

export interface WhyFigure {
  readonly label: ReactNode
  readonly value: ReactNode
  /** The outcome of the lines above it. */
  readonly isSum?: boolean
}

export interface WhyProps {
  /** What is explained: "Why 84 points?". */
  readonly title: string
  /** The reason in one or two sentences. */
  readonly reason: ReactNode
  /** The numbers behind it, in the order in which they are reckoned with. */
  readonly figures?: readonly WhyFigure[]
  /** Further ways: the rule, the raw record, an appeal. */
  readonly more?: ReactNode
  /** Shown on the button; "Why?" where nothing else is said. */
  readonly label?: string
}

/** Opens a score, a rejection or a cent to the reasons and numbers behind it. */
export function Why({ title, reason, figures = [], more, label = "Why?" }: WhyProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={label === "Why?" ? title : undefined}
        className="inline-flex min-h-6 items-center gap-1 rounded-xs text-sm text-water-ink underline decoration-water/40 decoration-1 underline-offset-3 hover:decoration-current"
      >
        <CircleHelp aria-hidden className="size-3.5" />
        {label}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} className="z-50 max-w-[calc(100vw-2rem)]">
          <Popover.Popup className={classNames(floatLook, "w-88 max-w-full p-4 text-sm")}>
            <Popover.Title className="font-semibold">{title}</Popover.Title>
            <Popover.Description render={<div />} className="mt-1 text-ink-soft">
              {reason}
            </Popover.Description>
            {figures.length === 0 ? null : <WhyFigures figures={figures} />}
            {more === undefined ? null : <div className="mt-3 border-t pt-3">{more}</div>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function WhyFigures({ figures }: { readonly figures: readonly WhyFigure[] }) {
  return (
    <dl className="mt-3 flex flex-col">
      {figures.map((figure, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; labels may repeat
          key={place}
          className={classNames(
            "flex items-baseline justify-between gap-4 py-1",
            figure.isSum && "mt-1 border-t pt-2 font-medium text-ink",
          )}
        >
          <dt className={figure.isSum ? "" : "text-ink-soft"}>{figure.label}</dt>
          <dd className="tabular text-right">{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}

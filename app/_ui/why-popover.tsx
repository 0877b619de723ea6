"use client"
import { Popover } from "@base-ui/react/popover"
import type { RefObject } from "react"
import { classNames } from "./class-names"
import { floatLook } from "./float"
import type { WhyFigure, WhyProps } from "./why"

interface WhyPopoverProps extends Omit<WhyProps, "label"> {
  readonly id: string
  /** The button that opens it, which gets the focus back. */
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The reasons and numbers behind a figure, beside the button that asks for them. */
export function WhyPopover(props: WhyPopoverProps) {
  const { id, anchor, isOpen, onOpenChange, title, reason, figures = [], more } = props
  const follow = (isNowOpen: boolean, { reason: cause, event }: Popover.Root.ChangeEventDetails) => {
    const isOnButton = event.target instanceof Node && anchor.current?.contains(event.target) === true
    // A press on the button is the button's own to answer; answered twice, it would open again.
    if (cause !== "outside-press" || !isOnButton) onOpenChange(isNowOpen)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={follow}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={8} className="z-50 max-w-[calc(100vw-2rem)]">
          <Popover.Popup
            id={id}
            finalFocus={anchor}
            className={classNames(floatLook, "w-88 max-w-full p-4 text-sm")}
          >
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

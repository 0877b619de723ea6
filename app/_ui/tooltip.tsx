"use client"
import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip"
import type { ReactElement, ReactNode } from "react"

export interface TooltipProps {
  /** A short phrase. It repeats or sharpens what is seen; nothing needed to act may live here alone. */
  readonly text: ReactNode
  readonly side?: "top" | "right" | "bottom" | "left"
  /** What it belongs to: an element that takes focus. */
  readonly children: ReactElement
}

/** A phrase on hover and on keyboard focus. */
export function Tooltip({ text, side = "top", children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} delay={350} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={8} className="z-60">
          <BaseTooltip.Popup className="max-w-72 rounded-sm bg-ink px-2.5 py-1.5 text-xs text-paper shadow-float transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0">
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  )
}

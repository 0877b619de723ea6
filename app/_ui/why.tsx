"use client"
import { CircleHelp } from "lucide-react"
import dynamic from "next/dynamic"
import { type ReactNode, useId, useRef, useState } from "react"

// What opens weighs more than a page of buttons that open it: it comes when a pointer or the focus is near one.
const loadPopover = () => import("./why-popover")
const WhyPopover = dynamic(() => loadPopover().then(({ WhyPopover }) => WhyPopover), { ssr: false })

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
export function Why({ label = "Why?", ...shown }: WhyProps) {
  const [isWanted, setWanted] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const popoverId = useId()
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label === "Why?" ? shown.title : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? popoverId : undefined}
        className="inline-flex min-h-6 items-center gap-1 rounded-xs text-sm text-water-ink underline decoration-water/40 decoration-1 underline-offset-3 hover:decoration-current"
        onPointerEnter={() => void loadPopover()}
        onFocus={() => void loadPopover()}
        onClick={() => {
          setWanted(true)
          setOpen(!isOpen)
        }}
      >
        <CircleHelp aria-hidden className="size-3.5" />
        {label}
      </button>
      {isWanted ? (
        <WhyPopover {...shown} id={popoverId} anchor={button} isOpen={isOpen} onOpenChange={setOpen} />
      ) : null}
    </>
  )
}

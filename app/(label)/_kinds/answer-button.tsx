"use client"
import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "@/app/_ui/class-names"
import { KeyHint } from "@/app/_ui/key-hint"
import { enterIsForPage } from "@/app/_ui/page-keys"

export interface AnswerButtonProps {
  readonly isChosen: boolean
  readonly onPress: () => void
  readonly keys: string | null
  readonly hint?: ReactNode
  readonly isLocked?: boolean
  /** This was the right answer. */
  readonly isRight?: boolean
  /** Pressing it again takes it back, so Enter stays with it. */
  readonly isToggle?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** One answer: a target for a thumb, with its key shown where there is a keyboard. */
export function AnswerButton(props: AnswerButtonProps) {
  const { isChosen, onPress, keys, hint, isLocked = false, isRight = false, isToggle = false } = props
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-disabled={isLocked || undefined}
      onClick={isLocked ? undefined : onPress}
      {...(isChosen && !isToggle ? enterIsForPage : {})}
      className={classNames(
        "flex min-h-13 min-w-0 items-center gap-3 rounded-lg border px-4 py-2.5 text-left text-base font-medium transition-colors",
        isChosen
          ? "border-water bg-water-soft text-water-ink"
          : "border-edge bg-surface text-ink hover:bg-sunken",
        isRight && "border-good bg-good-soft text-good-ink",
        isLocked && !isChosen && !isRight && "opacity-60",
        props.className,
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block break-words">{props.children}</span>
        {hint === undefined || hint === "" ? null : (
          <span className="block text-sm font-normal text-ink-soft">{hint}</span>
        )}
        {isRight ? <span className="block text-xs font-normal">Right answer</span> : null}
      </span>
      {isChosen ? <Check aria-hidden className="size-5 shrink-0 max-sm:size-4" /> : null}
      {keys === null ? null : <KeyHint keys={keys} />}
    </button>
  )
}

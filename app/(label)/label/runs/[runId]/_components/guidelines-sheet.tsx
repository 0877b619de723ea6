"use client"
import { Sheet } from "@/app/_ui/sheet"
import { Guidelines } from "../../../../_components/guidelines"

interface GuidelinesSheetProps {
  readonly guidelines: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The project's guidelines beside the task. */
export function GuidelinesSheet({ guidelines, isOpen, onOpenChange }: GuidelinesSheetProps) {
  return (
    <Sheet title="Guidelines" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Guidelines text={guidelines} />
    </Sheet>
  )
}

"use client"
import { BookOpenText, Ellipsis, Flag } from "lucide-react"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import { Menu, MenuItem } from "@/app/_ui/menu"
import { AbandonDialog } from "./abandon-dialog"
import { LeaseClock } from "./lease-clock"
import { RunDots } from "./run-dots"
import { SaveMark } from "./save-mark"
import { StakeNote } from "./stake-note"
import type { RoomState } from "./use-room"

interface RoomHeadProps {
  readonly room: RoomState
  readonly onGuidelines: () => void
}

/** Above the task: the dots, whether all is saved, what is at stake. */
export function RoomHead({ room, onGuidelines }: RoomHeadProps) {
  const { run, project, assignments, leaseExpiresAt } = room.sheet
  const [isLeaving, setLeaving] = useState(false)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1">
        <RunDots room={room} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <LeaseClock takenAt={run.takenAt} leaseExpiresAt={leaseExpiresAt} />
          <SaveMark save={room.page.save} />
          <StakeNote sheet={room.sheet} />
          <Menu trigger={<MoreButton />}>
            <MenuItem icon={<BookOpenText aria-hidden />} onSelect={onGuidelines}>
              Guidelines
            </MenuItem>
            <MenuItem icon={<Flag aria-hidden />} tone="danger" onSelect={() => setLeaving(true)}>
              Give up this run
            </MenuItem>
          </Menu>
        </div>
      </div>
      <div>
        <p className="tabular text-sm text-ink-faint">
          Task {room.at + 1} of {assignments.length}
          {run.isQualification ? " · qualification, explained after each answer" : null}
        </p>
        <h1 className="mt-0.5 text-xl font-semibold sm:text-2xl">{project.question}</h1>
      </div>
      <AbandonDialog sheet={room.sheet} isOpen={isLeaving} onOpenChange={setLeaving} />
    </div>
  )
}

function MoreButton(props: React.ComponentProps<"button">) {
  return (
    <Button {...props} variant="quiet" size="sm" isIconOnly aria-label="More about this run">
      <Ellipsis aria-hidden />
    </Button>
  )
}

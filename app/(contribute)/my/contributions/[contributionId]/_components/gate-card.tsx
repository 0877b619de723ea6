"use client"
import { DoorClosed, DoorOpen } from "lucide-react"
import { useState } from "react"
import { formatExact } from "@/app/_lib/format-time"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Why } from "@/app/_ui/why"
import type { Contribution } from "../../../../_views"
import { CloseGateDialog } from "./close-gate-dialog"
import { closingText, lastReadText, refusedText } from "./gate-texts"

/** The gate: open with the way to close it, or closed with the proof of how fast it closed. */
export function GateCard({ contribution }: { readonly contribution: Contribution }) {
  const [isAsking, setAsking] = useState(false)
  const { gate } = contribution
  if (gate !== null) return <ClosedGate gate={gate} />
  if (!contribution.canRevoke) return null
  const isWaiting = contribution.state === "draft" || contribution.state === "uploading"
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2 font-semibold">
        <DoorOpen aria-hidden className="size-5 text-water-ink" />
        {isWaiting ? "Not handed in yet" : "The gate is open"}
      </h2>
      <p className="text-sm text-ink-soft">
        {isWaiting
          ? "Without your signed consent nobody can open it. If you do not want to go on, discard it."
          : "Your items can be read for what you permitted. Close the gate and nobody can read them here any more."}
      </p>
      <Button
        variant={isWaiting ? "secondary" : "danger"}
        className="self-start"
        onClick={() => setAsking(true)}
      >
        {isWaiting ? "Discard" : "Close the gate"}
      </Button>
      <CloseGateDialog contribution={contribution} isOpen={isAsking} onOpenChange={setAsking} />
    </Card>
  )
}

type Gate = NonNullable<Contribution["gate"]>

function ClosedGate({ gate }: { readonly gate: Gate }) {
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2 font-semibold">
        <DoorClosed aria-hidden className="size-5 text-water-ink" />
        The gate is closed
      </h2>
      <p className="text-sm text-ink-soft">
        Closed {formatExact(gate.closedAt)}. {closingText(gate.closingSeconds)} The keys are deleted; what is
        stored here opens nothing.
      </p>
      {gate.refusedSince === null ? null : (
        <p className="tabular text-sm font-medium">{lastReadText(gate)}</p>
      )}
      <p className="tabular text-sm font-medium">{refusedText(gate.refusedSince)}</p>
      <Why
        title="How is this known?"
        label="How is this known?"
        reason="The vault writes down every reading and every refusal in the moment it happens. These figures are counted from that log, which stands beside."
      />
    </Card>
  )
}

"use client"
import { Check, X } from "lucide-react"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import type { RecomputeResult, RecomputeStep } from "@/server/domain/payout/recompute"
import type { EpochTranscript } from "@/server/domain/payout/transcript"

const stepTexts: Record<RecomputeStep | "hash", string> = {
  hash: "The transcript is the one whose hash is published",
  previous_root: "It goes on from the root before",
  allocation: "Every sale is divided by its frozen weights, to the unit",
  bounties: "Every reward of a bounty is the frozen one, and none owes more than it was funded with",
  leaves: "Every leaf is what the address had plus what it earned",
  totals: "The totals are the sums of the leaves",
  root: "The leaves give the root",
}

interface Checked {
  readonly step: RecomputeStep | "hash"
  readonly isEqual: boolean
  readonly difference?: RecomputeResult["difference"]
}

export interface RecomputeProps {
  readonly transcript: EpochTranscript
  readonly transcriptHash: `0x${string}` | null
}

/** Recomputes an epoch in this browser from its transcript alone. */
export function Recompute({ transcript, transcriptHash }: RecomputeProps) {
  const [results, setResults] = useState<readonly Checked[] | null>(null)
  async function recompute(): Promise<void> {
    const [{ recomputeEpoch }, { transcriptHash: hashOf }] = await Promise.all([
      import("@/server/domain/payout/recompute"),
      import("@/server/domain/payout/transcript"),
    ])
    const isEqual = hashOf(transcript) === transcriptHash
    setResults([{ step: "hash", isEqual }, ...recomputeEpoch(transcript)])
  }
  return (
    <div className="flex flex-col gap-3">
      <Button className="self-start" onClick={() => void recompute()}>
        Recompute it here
      </Button>
      <ul role="status" className="flex flex-col gap-1.5 text-sm">
        {results?.map(({ step, isEqual, difference }) => (
          <li key={step} className="flex gap-2">
            {isEqual ? (
              <Check aria-label="Equal:" className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <X aria-label="Different:" className="mt-0.5 size-4 shrink-0 text-bad" />
            )}
            <span>
              {stepTexts[step]}
              {difference ? (
                <span className="block text-bad-ink">
                  {difference.place}: {difference.recomputed} here, {difference.published} published
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

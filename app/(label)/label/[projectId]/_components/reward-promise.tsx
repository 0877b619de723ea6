"use client"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { Why } from "@/app/_ui/why"
import type { RunPreview } from "../../../_views"

/** What bounties promise for the run on offer, before it is taken. */
export function RewardPromise({ preview }: { readonly preview: RunPreview }) {
  const token = useToken()
  const { rewards, size } = preview
  if (rewards === null) return null
  const { rewardedCount, mostAmount } = rewards
  return (
    <div className="flex flex-col gap-1 rounded-md bg-amber-soft p-4 text-sm text-amber-ink">
      <p>
        A bounty pays for {rewardedCount === size ? "every" : `${rewardedCount} of ${size}`} accepted{" "}
        {rewardedCount === size ? "answer" : "answers"}: up to{" "}
        <Amount amount={mostAmount} token={token} className="font-semibold" /> for this run.
      </p>
      <Why
        title="What a bounty pays"
        reason="The reward is frozen and its money set aside the moment you take the run. An answer is accepted when it is the settled one; golds count too. What is not accepted goes back to the bounty."
      />
    </div>
  )
}

"use client"
import { UncoveredNote } from "@/app/_bounty/uncovered-note"
import { formatAmountWithUnit, formatCount, type TokenUnit } from "@/app/_lib/format"
import { formatDate } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { Callout } from "@/app/_ui/callout"
import type { Contribution } from "../../../../_views"

/** What the call that it answers promised, and what it pays; nothing where it answers none. */
export function CallReward({ contribution }: { readonly contribution: Contribution }) {
  const token = useToken()
  const { call } = contribution
  if (call === null) return null
  const each = formatAmountWithUnit(call.rewardAmount, token)
  return (
    <>
      <Callout tone="money" title={titleOf(call, token)}>
        {textOf(contribution, each)}
      </Callout>
      {call.isCovered ? null : <UncoveredNote />}
    </>
  )
}

type Call = NonNullable<Contribution["call"]>

function titleOf({ rewardAmount, promisedCount, rewardedCount }: Call, token: TokenUnit): string {
  const whole = formatAmountWithUnit(rewardAmount * BigInt(rewardedCount ?? promisedCount), token)
  return rewardedCount === null ? `A call promises up to ${whole}` : `The call it answers pays ${whole}`
}

function textOf({ call, state }: Contribution, each: string): string {
  if (call === null) return ""
  const { promisedCount, rewardedCount, promiseEndsAt } = call
  const promised = `${formatCount(promisedCount)} ${promisedCount === 1 ? "item was" : "items were"} promised ${each} each`
  if (rewardedCount === null) {
    return promiseEndsAt === null
      ? `${promised}; the money is set aside until the vault has judged the rows.`
      : `${promised}; the money is set aside until ${formatDate(promiseEndsAt)}. Hand it in before.`
  }
  if (state === "revoked" && rewardedCount === 0)
    return `${promised}. The gate was closed before the reward stood in a closed epoch, so the call pays nothing.`
  if (state === "draft" || state === "uploading")
    return `${promised}, but it was not handed in in time. The call's money is free for others again.`
  if (rewardedCount === 0)
    return `${promised}, and none is paid: nothing was accepted that calls have not paid for before, or it was handed in too late.`
  return `${promised}, and ${formatCount(rewardedCount)} ${rewardedCount === 1 ? "is" : "are"} paid. It is yours once it stands in a closed epoch; if you close the gate before, it goes back to the call.`
}

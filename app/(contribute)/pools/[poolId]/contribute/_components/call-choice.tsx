"use client"
import { formatAmountWithUnit, formatCount } from "@/app/_lib/format"
import { useToken } from "@/app/_lib/site-config-context"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Callout } from "@/app/_ui/callout"
import { RadioGroup } from "@/app/_ui/radio-group"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { purposeTexts, releasePurpose } from "@/server/domain/consent/purpose"
import type { CallChoice } from "../use-call-choice"
import { promiseText } from "./promise-text"

/** Which call the contribution answers, and what that pays, before anything is signed. */
export function CallChoiceField({ choice }: { readonly choice: CallChoice }) {
  const token = useToken()
  const { calls, isPending, error, renew, chosen, isPayable, rowCount, shownCount, choose } = choice
  if (isPending) return <SkeletonRows rows={1} />
  if (error !== null) return <ErrorPanel error={error} onRetry={renew} />
  if (calls.length === 0) return null
  if (!isPayable) {
    return (
      <Callout tone="money">
        There is a call for contributions to this pool. It pays only for items with “
        {purposeTexts[releasePurpose].title}”.
      </Callout>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="The call that it answers"
        value={chosen?.bountyId ?? "none"}
        onValueChange={(value) => choose(calls.find((call) => call.bountyId === value)?.bountyId ?? null)}
        options={[
          ...calls.map((call) => ({
            value: call.bountyId as string,
            label: call.wanted,
            hint: `${formatAmountWithUnit(call.rewardAmount, token)} for each accepted item; ${formatCount(call.freeAmount / call.rewardAmount)} left.`,
          })),
          { value: "none", label: "None", hint: "It earns its share of sales alone." },
        ]}
      />
      {chosen === null ? null : (
        <Callout tone="money" title={promiseText({ ...chosen, promisedCount: shownCount }, rowCount, token)}>
          An item is accepted when it fits the pool&apos;s schema and the pool does not have it yet; what a
          call has paid for before earns nothing again. If you close the gate before the pool closes its
          epoch, the call pays nothing for it; once the reward stands in a closed epoch it is yours.
        </Callout>
      )}
    </div>
  )
}

import { Megaphone } from "lucide-react"
import { formatCount } from "@/app/_lib/format"
import { Amount } from "@/app/_ui/amount"
import { StatusBadge } from "@/app/_ui/badge"
import { Section } from "@/app/_ui/card"
import { EmptyState } from "@/app/_ui/empty-state"
import { type Column, Table } from "@/app/_ui/table"
import type { PoolCall } from "../../_views"
import type { FactSheetProps } from "./fact-sheet"
import { OpenCallDoor } from "./open-call-door"

/** What is wanted for the pool, and what it pays: anybody may answer, and anybody may open another call. */
export function PoolCalls({ pool, calls, token }: Pick<FactSheetProps, "pool" | "calls" | "token">) {
  const { poolId, name, state } = pool
  return (
    <Section
      title="Calls for contributions"
      lead="Money promised for accepted items, on top of their share of every sale."
      actions={state === "open" ? <OpenCallDoor pool={{ poolId, name }} /> : undefined}
    >
      <Table
        caption="Calls for contributions"
        rows={calls}
        rowKey={(call) => call.bountyId}
        empty={
          <EmptyState
            icon={<Megaphone />}
            title="No call for contributions so far"
            text="A call pays a reward for each accepted item. Whoever needs data for this pool can open one."
          />
        }
        columns={columnsFor(token)}
      />
    </Section>
  )
}

function columnsFor(token: FactSheetProps["token"]): readonly Column<PoolCall>[] {
  return [
    {
      key: "wanted",
      title: "Wanted",
      isHead: true,
      cell: ({ wanted, perContributorCount }) => (
        <span className="flex max-w-md min-w-40 flex-col break-words whitespace-normal">
          {wanted}
          {perContributorCount === null ? null : (
            <span className="font-normal text-ink-faint">
              at most {formatCount(perContributorCount)} for one contributor
            </span>
          )}
        </span>
      ),
    },
    {
      key: "state",
      title: "State",
      cell: ({ state, uncoveredAt }) => <StatusBadge state={uncoveredAt === null ? state : "held"} />,
    },
    {
      key: "reward",
      title: "For each item",
      isNumeric: true,
      cell: ({ rewardAmount }) => <Amount amount={rewardAmount} token={token} />,
    },
    {
      key: "left",
      title: "Left",
      isNumeric: true,
      cell: ({ freeAmount, fundedAmount, rewardAmount }) =>
        `${formatCount(freeAmount / rewardAmount)} of ${formatCount(fundedAmount / rewardAmount)}`,
    },
  ]
}

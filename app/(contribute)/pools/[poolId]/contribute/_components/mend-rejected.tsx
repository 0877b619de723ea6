"use client"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPCClient } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { explainError } from "@/app/_trpc/explain-error"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card } from "@/app/_ui/card"
import { Checkbox } from "@/app/_ui/checkbox"
import { ErrorState } from "@/app/_ui/error-state"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { useSession } from "@/app/_wallet/session"
import { SignInNeeded } from "@/app/_wallet/sign-in-needed"
import type { Id } from "@/server/domain/id"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { ReasonList } from "../../../../_rows/reason-list"
import { RowForm } from "../../../../_rows/row-form"
import { contentOf, faultsOf, type RowValues, rowValuesOf } from "../../../../_rows/row-values"
import { openRejectedRows, type RejectedRow } from "../../../../_sending/open-rejected"
import { sourceOfRows } from "../../../../_sending/pick"
import { type Source, valuesOfLine } from "../../../../_sending/source"
import type { PoolSheet } from "../../../../_views"

interface MendRejectedProps {
  readonly pool: PoolSheet
  readonly contributionId: Id<"contribution">
  readonly onPick: (source: Source) => void
}

/** The rows that were not taken, opened with one's own key, each in a form with the vault's reasons beside it. */
export function MendRejected({ pool, contributionId, onPick }: MendRejectedProps) {
  const client = useTRPCClient()
  const { viewer } = useSession()
  const rejected = useQuery({
    queryKey: ["rejected rows", contributionId],
    queryFn: () =>
      viewer === null ? [] : openRejectedRows(client, viewer.address, contributionId, pool.itemSchema),
    enabled: viewer !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  if (viewer === null) {
    return (
      <SignInNeeded
        title="Sign in to mend your rows"
        text="They open with your reading key, on this device alone."
      />
    )
  }
  if (rejected.isPending) return <SkeletonRows rows={3} />
  if (rejected.isError) return <CannotOpen error={rejected.error} onRetry={() => void rejected.refetch()} />
  if (rejected.data.length === 0)
    return <Callout tone="done">No row of this contribution was rejected.</Callout>
  return <MendRows rows={rejected.data} schema={pool.itemSchema} onPick={onPick} />
}

function CannotOpen({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  if (explainError(error).reason !== "UNKNOWN") return <ErrorPanel error={error} onRetry={onRetry} />
  return (
    <ErrorState
      title="Your rows could not be opened here."
      safe="What the pool took stays as it is."
      todo="This browser may not have the reading key they were sent with. Import it in My account, or choose the corrected rows from your own file."
      action={
        <>
          <Button onClick={onRetry}>Try again</Button>
          <LinkButton href={routes.account()}>My account</LinkButton>
        </>
      }
    />
  )
}

interface Mending {
  readonly row: RejectedRow
  readonly values: RowValues
  readonly isSent: boolean
}

interface MendRowsProps extends Pick<MendRejectedProps, "onPick"> {
  readonly rows: readonly RejectedRow[]
  readonly schema: ItemSchema
}

function MendRows({ rows, schema, onPick }: MendRowsProps) {
  const [mendings, setMendings] = useState<readonly Mending[]>(() =>
    rows.map((row) => ({
      row,
      values: rowValuesOf(valuesOfLine(row.line, schema), schema),
      isSent: !isDuplicate(row),
    })),
  )
  const sent = mendings.filter(({ isSent }) => isSent)
  const isReady = sent.length > 0 && sent.every(({ values }) => faultsOf(values, schema).length === 0)
  return (
    <div className="flex flex-col gap-6">
      <Callout>
        These rows were opened on this device with your reading key. Change what the pool did not take; only
        these are sent again.
      </Callout>
      {mendings.map((mending, place) => (
        <MendCard
          key={mending.row.rowNumber}
          mending={mending}
          schema={schema}
          onChange={(changed) => setMendings(mendings.with(place, changed))}
        />
      ))}
      <Button
        variant="primary"
        className="self-start"
        disabled={!isReady}
        onClick={() =>
          onPick(
            sourceOfRows(
              "Mended rows",
              sent.map(({ values }) => contentOf(values, schema)),
            ),
          )
        }
      >
        {sent.length === 1 ? "Look at this row" : `Look at these ${formatCount(sent.length)} rows`}
      </Button>
    </div>
  )
}

interface MendCardProps {
  readonly mending: Mending
  readonly schema: ItemSchema
  readonly onChange: (mending: Mending) => void
}

function MendCard({ mending, schema, onChange }: MendCardProps) {
  const { row, values, isSent } = mending
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3 text-sm">
        <div className="min-w-0">
          <h2 className="font-semibold">Row {row.rowNumber}</h2>
          <div className="text-bad-ink">
            <ReasonList reasons={reasonsOfRow(row, schema)} />
          </div>
        </div>
        <Checkbox
          label="Send again"
          isChecked={isSent}
          onCheckedChange={(isChosen) => onChange({ ...mending, isSent: isChosen })}
        />
      </div>
      {isSent ? (
        <RowForm
          schema={schema}
          values={values}
          onValuesChange={(changed) => onChange({ ...mending, values: changed })}
          reasons={faultsOf(values, schema)}
        />
      ) : null}
    </Card>
  )
}

/** Reasons that no field of the form can show. */
function reasonsOfRow({ reasons }: RejectedRow, schema: ItemSchema) {
  const names = new Set(schema.fields.map((field) => field.name))
  return reasons.filter(({ field }) => field === undefined || !names.has(field))
}

function isDuplicate({ reasons }: RejectedRow): boolean {
  return reasons.some(({ code }) => code === "duplicate_in_pool" || code === "duplicate_in_contribution")
}

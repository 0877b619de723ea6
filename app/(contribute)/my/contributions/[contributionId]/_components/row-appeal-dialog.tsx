"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Checkbox } from "@/app/_ui/checkbox"
import { rejectionAppealReasons, rejectionAppealReasonTexts } from "@/server/domain/appeal/rejection"
import { admissionReasonText } from "@/server/domain/contribution/admission"
import type { Id } from "@/server/domain/id"
import { AppealForm } from "../../../../../(label)/label/appeals/_components/appeal-form"
import type { AppealableRow } from "../../../../_views"

interface RowAppealDialogProps {
  readonly contributionId: Id<"contribution">
  readonly onClose: () => void
}

/** Opens an appeal of rejected rows: which of them, why, on what terms. */
export function RowAppealDialog({ contributionId, onClose }: RowAppealDialogProps) {
  const preview = useQuery(useTRPC().appeal.previewRejection.queryOptions({ contributionId }))
  const open = useOpenRowAppeal()
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set())
  const rows = preview.data?.rows ?? []
  const rowNumbers = rows.map((row) => row.rowNumber).filter((rowNumber) => !leftOut.has(rowNumber))
  return (
    <AppealForm
      subject="rejection"
      title="Appeal rejected rows"
      description="Moderators who have nothing to do with the rows read them and decide whether they belong in the pool."
      preview={preview}
      reasons={rejectionAppealReasons.map((value) => ({ value, label: rejectionAppealReasonTexts[value] }))}
      question="Why do they belong in the pool?"
      hint="They read this beside the rows, and are told whether the same was sent by you or by somebody else. They are not told who you are."
      isChosen={rowNumbers.length > 0}
      isOpening={open.isPending}
      onOpen={(grounds) => open.mutate({ contributionId, rowNumbers, ...grounds })}
      onClose={onClose}
    >
      {preview.data?.refusal === null ? (
        <RowChoice rows={rows} rowCount={preview.data.rowCount} leftOut={leftOut} onLeftOut={setLeftOut} />
      ) : null}
    </AppealForm>
  )
}

interface RowChoiceProps {
  readonly rows: readonly AppealableRow[]
  readonly rowCount: number
  readonly leftOut: ReadonlySet<number>
  readonly onLeftOut: (leftOut: ReadonlySet<number>) => void
}

/** The rows that are appealed: all, unless some are left out. */
function RowChoice({ rows, rowCount, leftOut, onLeftOut }: RowChoiceProps) {
  const chosenCount = rows.length - leftOut.size
  const isAll = leftOut.size === 0
  const toggle = (rowNumber: number, isChosen: boolean) => {
    const next = new Set(leftOut)
    if (isChosen) next.delete(rowNumber)
    else next.add(rowNumber)
    onLeftOut(next)
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">Rows</legend>
      {rows.length === 1 ? null : (
        <Checkbox
          label={`All ${formatCount(rows.length)}`}
          isChecked={isAll}
          isMixed={!isAll && chosenCount > 0}
          onCheckedChange={(isChosen) => onLeftOut(new Set(isChosen ? [] : rows.map((row) => row.rowNumber)))}
        />
      )}
      <ul className="flex max-h-48 flex-col gap-2 overflow-y-auto rounded-md border p-3">
        {rows.map(({ rowNumber, code }) => (
          <li key={rowNumber}>
            <Checkbox
              label={`Row ${rowNumber}`}
              hint={admissionReasonText({ code })}
              isChecked={!leftOut.has(rowNumber)}
              onCheckedChange={(isChosen) => toggle(rowNumber, isChosen)}
            />
          </li>
        ))}
      </ul>
      <p className="text-xs text-ink-faint">
        {rowCount > rows.length
          ? `These are the first ${formatCount(rows.length)} of ${formatCount(rowCount)}: no more can be judged in one appeal. `
          : null}
        They are judged as one: choose rows for which the same reason holds.
      </p>
    </fieldset>
  )
}

function useOpenRowAppeal() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  return useMutation(
    trpc.appeal.openRejection.mutationOptions({
      onError: showError,
      onSuccess: ({ appealId }) => {
        void queryClient.invalidateQueries(trpc.appeal.mine.infiniteQueryFilter())
        void queryClient.invalidateQueries(trpc.contribution.pathFilter())
        router.push(routes.appeal(appealId))
      },
    }),
  )
}

"use client"
import { formatBytes, formatCount } from "@/app/_lib/format"
import { Button } from "@/app/_ui/button"
import { FigureCard, Section } from "@/app/_ui/card"
import { ErrorState } from "@/app/_ui/error-state"
import { ProgressBar } from "@/app/_ui/progress"
import { maxContributionBytes, maxRows } from "@/server/domain/contribution/admission"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { RowTable } from "../../../../_rows/row-table"
import type { Inspection } from "../../../../_sending/inspection"
import { canSend, type SendingState } from "../../../../_sending/sending-state"
import { FaultyRows, type FaultyRowsProps } from "./faulty-rows"
import { InspectionWarnings } from "./inspection-warnings"

export interface CheckStepProps extends Pick<FaultyRowsProps, "onLeaveOut" | "onMend"> {
  readonly state: SendingState
  readonly schema: ItemSchema
  readonly onBack: () => void
  readonly onNext: () => void
}

/** What is in the picked data, found here, before anything is sent. */
export function CheckStep({ state, schema, onBack, onNext, onLeaveOut, onMend }: CheckStepProps) {
  const { inspection, source } = state
  if (source === null) return null
  if (state.unreadable !== null) {
    return (
      <ErrorState
        title="This could not be read."
        safe="Nothing was sent."
        todo={`${state.unreadable} If the file was moved or changed since, choose it again.`}
        action={<Button onClick={onBack}>Choose again</Button>}
      />
    )
  }
  if (inspection === null) {
    const total = Math.max(1, source.blob.size)
    return (
      <div className="py-10">
        <ProgressBar
          label={`Reading ${source.title} on this device`}
          share={(state.inspectingBytes ?? 0) / total}
          detail={`${formatBytes(state.inspectingBytes ?? 0)} of ${formatBytes(source.blob.size)}`}
        />
      </div>
    )
  }
  const refusal = refusalOf(inspection)
  return (
    <div className="flex flex-col">
      {refusal === null ? (
        <>
          <InspectionFigures inspection={inspection} />
          <FaultyRows inspection={inspection} schema={schema} onLeaveOut={onLeaveOut} onMend={onMend} />
          <InspectionWarnings warnings={inspection.warnings} />
          <Preview inspection={inspection} schema={schema} />
        </>
      ) : (
        <ErrorState {...refusal} safe="Nothing was sent." />
      )}
      <div className="flex flex-wrap justify-between gap-2 pt-6">
        <Button onClick={onBack}>Choose something else</Button>
        <Button variant="primary" disabled={!canSend(state)} onClick={onNext}>
          {goOnText(inspection)}
        </Button>
      </div>
    </div>
  )
}

function goOnText({ goodCount, rowCount }: Inspection): string {
  if (goodCount === rowCount) return "Go on"
  return goodCount === 0 ? "Go on all the same" : `Go on with all ${formatCount(rowCount)} rows`
}

function refusalOf(inspection: Inspection): { readonly title: string; readonly todo: string } | null {
  if (!inspection.isText) {
    return {
      title: "This is not text in UTF-8.",
      todo: "Save it as UTF-8 in the program it comes from and choose it again.",
    }
  }
  if (inspection.hasTooManyRows) {
    const most = formatCount(maxRows)
    return {
      title: `This has more than ${most} rows.`,
      todo: `Split it and send at most ${most} rows at a time.`,
    }
  }
  if (inspection.byteSize > maxContributionBytes) {
    const most = formatBytes(maxContributionBytes)
    return {
      title: `This is larger than ${most}.`,
      todo: `Split it and send at most ${most} at a time.`,
    }
  }
  if (inspection.rowCount === 0)
    return { title: "There are no rows in it.", todo: "Choose a file with at least one row." }
  return null
}

function InspectionFigures({ inspection }: { readonly inspection: Inspection }) {
  const faultyCount = inspection.faultyRowNumbers.length
  return (
    <div aria-live="polite" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <FigureCard label="Rows" value={formatCount(inspection.rowCount)} />
      <FigureCard label="Fit this pool" value={formatCount(inspection.goodCount)} />
      <FigureCard
        label="Do not fit"
        value={formatCount(faultyCount)}
        {...(inspection.duplicateCount === 0
          ? {}
          : { note: `${formatCount(inspection.duplicateCount)} twice` })}
      />
      <FigureCard label="Size" value={formatBytes(inspection.byteSize)} />
    </div>
  )
}

function Preview({ inspection, schema }: { readonly inspection: Inspection; readonly schema: ItemSchema }) {
  const { preview, goodCount } = inspection
  if (preview.length === 0) return null
  const isWhole = preview.length === goodCount
  return (
    <Section
      title={
        isWhole ? "Rows that fit" : `The first ${preview.length} of ${formatCount(goodCount)} rows that fit`
      }
      lead="Shown from this device. Each becomes an item of its own."
    >
      <RowTable schema={schema} rows={preview} />
    </Section>
  )
}

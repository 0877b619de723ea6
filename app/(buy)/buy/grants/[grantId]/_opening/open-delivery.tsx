"use client"
import { Download, LockOpen } from "lucide-react"
import { formatBytes } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button, LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { CodeBlock } from "@/app/_ui/code-block"
import { ErrorState } from "@/app/_ui/error-state"
import { ProgressBar } from "@/app/_ui/progress"
import { saveFile } from "@/app/_wallet/save-file"
import { useSession, type Viewer } from "@/app/_wallet/session"
import { CheckList } from "../../../../_components/check-list"
import { useOwnRecipient } from "../../../../_components/use-own-recipient"
import type { Delivery } from "../../../../_views"
import { CopyFault } from "./read-copy"
import { type OpenedAndChecked, useOpening } from "./use-opening"

export interface OpenDeliveryProps {
  readonly delivery: Delivery
}

/** Opens a copy right here where this browser holds its key; says how otherwise. */
export function OpenDelivery({ delivery }: OpenDeliveryProps) {
  const { viewer } = useSession()
  return viewer === null ? null : <OpenForViewer delivery={delivery} viewer={viewer} />
}

interface OpenForViewerProps {
  readonly delivery: Delivery
  readonly viewer: Viewer
}

function OpenForViewer({ delivery, viewer }: OpenForViewerProps) {
  const key = useOwnRecipient(viewer)
  if (!key.isSuccess) return null
  if (key.data !== delivery.recipient) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
        <p className="min-w-0 flex-1 basis-64">
          This copy is for a key that this browser does not hold. Bring the key here, open the copy where the
          key is, or use the age tool.
        </p>
        <LinkButton size="sm" href={routes.account()}>
          Bring the key here
        </LinkButton>
      </div>
    )
  }
  return <Opening delivery={delivery} viewer={viewer} />
}

function Opening({ delivery, viewer }: OpenForViewerProps) {
  const { opening, progress } = useOpening(delivery, viewer.address)
  if (opening.isSuccess) return <Opened delivery={delivery} result={opening.data} />
  if (opening.isPending) {
    const isReading = progress !== null && progress.readBytes < progress.totalBytes
    return (
      <div aria-live="polite">
        <ProgressBar
          label={isReading || progress === null ? "Downloading and opening" : "Checking it against the chain"}
          share={isReading ? progress.readBytes / progress.totalBytes : null}
          detail={
            progress === null
              ? "Asking for the file"
              : `${formatBytes(progress.readBytes)} of ${formatBytes(progress.totalBytes)}`
          }
        />
      </div>
    )
  }
  return (
    <>
      {opening.isError ? <OpeningFault error={opening.error} onRetry={() => opening.mutate()} /> : null}
      <Button variant="primary" className="self-start" onClick={() => opening.mutate()}>
        <LockOpen aria-hidden /> Open and check it here
      </Button>
    </>
  )
}

function OpeningFault({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  if (!(error instanceof CopyFault)) return <ErrorPanel error={error} onRetry={onRetry} />
  return <ErrorState title={error.message} safe="The copy on the server is as it was." />
}

function Opened({ delivery, result }: { readonly delivery: Delivery; readonly result: OpenedAndChecked }) {
  const isRight = result.lines.every(({ isTrue }) => isTrue === true)
  return (
    <div className="flex flex-col gap-4" role="status">
      <Callout
        tone={isRight ? "done" : "fault"}
        title={
          isRight
            ? "Opened, and all of it is what was promised"
            : "Opened, but not all of it is what was promised"
        }
      >
        <div className="pt-2">
          <CheckList lines={result.lines} />
        </div>
      </Callout>
      <Button
        variant="primary"
        className="self-start"
        onClick={() => saveFile(`millpond-${delivery.releaseId}.jsonl`, result.copy.content)}
      >
        <Download aria-hidden /> Save the opened file ({formatBytes(result.copy.byteSize)})
      </Button>
      <CodeBlock label="First lines" code={result.sample.map((row) => JSON.stringify(row)).join("\n")} />
    </div>
  )
}

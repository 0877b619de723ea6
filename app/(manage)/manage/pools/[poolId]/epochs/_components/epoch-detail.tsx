"use client"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Download } from "lucide-react"
import { formatDate } from "@/app/_lib/format-time"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { Button } from "@/app/_ui/button"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import { Sheet } from "@/app/_ui/sheet"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import { saveFile } from "@/app/_wallet/save-file"
import type { Id } from "@/server/domain/id"
import { transcriptText } from "@/server/domain/payout/transcript"
import type { EpochSheet } from "../../../../../_views"
import { Recompute } from "./recompute"

export interface EpochDetailProps {
  readonly epochId: Id<"epoch">
  readonly onClose: () => void
}

/** Everything that leads to an epoch's root: leaves, transcript, and a recomputation in this browser. */
export function EpochDetail({ epochId, onClose }: EpochDetailProps) {
  const trpc = useTRPC()
  const pages = useInfiniteQuery(
    trpc.epoch.get.infiniteQueryOptions({ epochId }, { getNextPageParam: (page) => page.leaves.nextCursor }),
  )
  const first = pages.data?.pages[0]
  return (
    <Sheet
      title={first === undefined ? "Epoch" : `Epoch ${first.number}`}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {pages.isError ? <ErrorPanel error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <SkeletonRows rows={6} /> : null}
      {first === undefined ? null : (
        <div className="flex flex-col gap-6">
          <Records epoch={first} />
          <Leaves leaves={pages.data?.pages.flatMap((page) => page.leaves.items) ?? []} />
          <ShowMore list={pages} label="Show more leaves" />
        </div>
      )}
    </Sheet>
  )
}

function Records({ epoch }: { readonly epoch: EpochSheet }) {
  const token = useToken()
  const { transcript } = epoch
  const hashes = [
    ["Root", epoch.root],
    ["Transcript hash", epoch.transcriptHash],
    ["Access log head", epoch.accessLogHead],
    ["Proposed by", epoch.proposeTransactionHash],
    ["Accepted by", epoch.acceptTransactionHash],
  ] as const
  return (
    <div className="flex flex-col gap-4">
      <DefinitionList
        className="[&_dt]:sm:w-32"
        items={[
          { term: "In this epoch", value: <Amount amount={epoch.epochAmount} token={token} /> },
          ...(epoch.cumulativeTotalAmount === null
            ? []
            : [{ term: "All epochs", value: <Amount amount={epoch.cumulativeTotalAmount} token={token} /> }]),
          ...(epoch.closedAt === null ? [] : [{ term: "Closed", value: formatDate(epoch.closedAt) }]),
          ...hashes.flatMap(([term, hash]) =>
            hash === null ? [] : [{ term, value: <Hash text={hash} noun={term.toLowerCase()} /> }],
          ),
        ]}
      />
      {transcript === null ? null : (
        <>
          <Button
            className="self-start"
            onClick={() =>
              saveFile(`millpond-epoch-${epoch.number}-${epoch.epochId}.json`, transcriptText(transcript))
            }
          >
            <Download aria-hidden /> Transcript
          </Button>
          <Recompute transcript={transcript} transcriptHash={epoch.transcriptHash} />
        </>
      )}
    </div>
  )
}

function Leaves({ leaves }: { readonly leaves: EpochSheet["leaves"]["items"] }) {
  const token = useToken()
  return (
    <section aria-labelledby="leaves">
      <h3 id="leaves" className="font-medium">
        Leaves
      </h3>
      <p className="pb-2 text-sm text-ink-soft">
        What each address has earned in this pool by now, all epochs together.
      </p>
      <ol className="flex flex-col divide-y divide-line text-sm">
        {leaves.map((leaf) => (
          <li key={leaf.position} className="flex items-center justify-between gap-3 py-1">
            <Hash text={leaf.address} noun="address" />
            <Amount amount={leaf.cumulativeAmount} token={token} />
          </li>
        ))}
      </ol>
    </section>
  )
}

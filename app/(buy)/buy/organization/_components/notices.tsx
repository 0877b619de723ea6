"use client"
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query"
import { MailOpen } from "lucide-react"
import { formatCount } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel, showError } from "@/app/_trpc/error-panel"
import { Badge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { RelativeTime } from "@/app/_ui/relative-time"
import { ShowMore } from "@/app/_ui/show-more"
import { SkeletonRows } from "@/app/_ui/skeleton"
import type { Id } from "@/server/domain/id"
import type { Notice } from "../../../_views"

export interface NoticesProps {
  readonly organizationId: Id<"organization">
  readonly unreadCount: number
}

/** Signed notices of contributors who closed their gate. */
export function Notices({ organizationId, unreadCount }: NoticesProps) {
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.organization.notices.infiniteQueryOptions(
      { organizationId },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  return (
    <Section
      title="Withdrawal notices"
      lead="A contributor of something you bought has closed the gate. Each notice names the items and is signed."
      actions={unreadCount > 0 ? <Badge tone="amber">{formatCount(unreadCount)} new</Badge> : undefined}
    >
      {list.isPending ? <SkeletonRows rows={2} /> : null}
      {list.isError ? <ErrorPanel error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess ? (
        <NoticeList notices={list.data.pages.flatMap((page) => page.items)} organizationId={organizationId} />
      ) : null}
      <ShowMore list={list} />
    </Section>
  )
}

interface NoticeListProps {
  readonly notices: readonly Notice[]
  readonly organizationId: Id<"organization">
}

function NoticeList({ notices, organizationId }: NoticeListProps) {
  if (notices.length === 0) {
    return (
      <EmptyState
        icon={<MailOpen />}
        title="No notices"
        text="Nobody whose data you bought has closed their gate so far."
      />
    )
  }
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
      {notices.map((notice) => (
        <NoticeRow key={notice.noticeId} notice={notice} organizationId={organizationId} />
      ))}
    </ul>
  )
}

function NoticeRow({ notice, organizationId }: { notice: Notice; organizationId: Id<"organization"> }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const mark = useMutation({
    ...trpc.organization.markNoticeRead.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      void queries.invalidateQueries(trpc.organization.notices.pathFilter())
      void queries.invalidateQueries(trpc.organization.get.queryFilter({ organizationId }))
    },
  })
  return (
    <li className="flex flex-col gap-3 p-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <span className="font-medium">{notice.releaseName}</span>: {formatCount(notice.itemIds.length)}{" "}
          {notice.itemIds.length === 1 ? "item" : "items"} withdrawn{" "}
          <RelativeTime at={notice.createdAt} className="text-ink-faint" />
        </p>
        {notice.readAt === null ? (
          <Button
            size="sm"
            isPending={mark.isPending}
            onClick={() => mark.mutate({ noticeId: notice.noticeId })}
          >
            Mark as read
          </Button>
        ) : (
          <span className="text-ink-faint">
            Read <RelativeTime at={notice.readAt} />
          </span>
        )}
      </div>
      <details>
        <summary className="cursor-pointer text-water-ink underline underline-offset-3">
          The signed text
        </summary>
        <div className="flex flex-col gap-2 pt-3">
          <CodeBlock label="Notice" code={notice.text} />
          <p className="flex flex-wrap items-center gap-x-4 text-ink-soft">
            <span>
              Signed by <Hash text={notice.signerAddress} noun="address" />
            </span>
            <span>
              Signature <Hash text={notice.signature} noun="signature" />
            </span>
          </p>
        </div>
      </details>
    </li>
  )
}

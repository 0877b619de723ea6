"use client"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Badge } from "@/app/_ui/badge"
import { LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { GrantSheet } from "../../../../_views"

/** Contributors who closed their gate since the release was cut. */
export function GrantNotices({ grant }: { readonly grant: GrantSheet }) {
  return (
    <Section
      title="Withdrawal notices"
      lead="When a contributor closes the gate, you get a signed notice and later copies come without their items."
      actions={
        grant.notices.length === 0 ? undefined : (
          <LinkButton size="sm" href={routes.organization()}>
            Read them
          </LinkButton>
        )
      }
    >
      {grant.notices.length === 0 ? (
        <p className="text-sm text-ink-soft">None for this release.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-lg border bg-surface text-sm">
          {grant.notices.map((notice) => (
            <li key={notice.noticeId} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
              <span>
                {formatCount(notice.itemCount)} {notice.itemCount === 1 ? "item" : "items"} withdrawn{" "}
                <RelativeTime at={notice.createdAt} className="text-ink-faint" />
              </span>
              {notice.readAt === null ? (
                <Badge tone="amber">New</Badge>
              ) : (
                <span className="text-ink-faint">Read</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

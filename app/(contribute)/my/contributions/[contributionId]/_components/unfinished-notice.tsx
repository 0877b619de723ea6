"use client"
import { useQuery } from "@tanstack/react-query"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { ProgressBar } from "@/app/_ui/progress"
import { readDraft } from "../../../../_sending/drafts"
import type { Contribution } from "../../../../_views"

/** For a contribution that is not with the pool yet: where it stands and the way on. */
export function UnfinishedNotice({ contribution }: { readonly contribution: Contribution }) {
  const { contributionId, pool, state } = contribution
  const draft = useQuery({
    queryKey: ["draft", contributionId],
    queryFn: () => readDraft(contributionId),
    staleTime: 0,
  })
  if (state === "submitted") {
    return (
      <ProgressBar
        label="The vault checks your rows"
        share={null}
        detail="This takes seconds for most contributions."
      />
    )
  }
  if (state !== "draft" && state !== "uploading") return null
  if (draft.isPending) return null
  if (draft.data === null || draft.data === undefined) {
    return (
      <Callout title="Not finished">
        It was begun in another browser, which has the encrypted copy. Go on there. Nothing that arrived can
        be opened without your signature.
      </Callout>
    )
  }
  return (
    <Callout
      title="Not finished"
      action={
        <LinkButton variant="primary" href={routes.contribute(pool.poolId, { resume: contributionId })}>
          Continue
        </LinkButton>
      }
    >
      The encrypted copy is on this device. Sending goes on where it stopped; then you sign your consent.
    </Callout>
  )
}

"use client"
import { useMutation } from "@tanstack/react-query"
import { ShieldCheck } from "lucide-react"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { type CheckLine, CheckList } from "../../../../_components/check-list"
import type { ReleaseSheet } from "../../../../_views"

/** Holds this page against the chain, asked by this browser. */
export function ChainCheck({ release }: { readonly release: ReleaseSheet }) {
  const config = useSiteConfig()
  const check = useMutation({
    mutationFn: async () => {
      const { readReleaseOnChain } = await import("@/app/_wallet/read-registry")
      if (release.onChainId === null) throw new Error("This release is not on the chain.")
      return linesOf(release, await readReleaseOnChain(config, release.onChainId))
    },
  })
  if (release.onChainId === null || release.publishedAt === null) {
    return (
      <p className="text-sm text-ink-soft">It is not on the chain yet: its owner has not published it.</p>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <Button
        className="self-start"
        isPending={check.isPending}
        pendingLabel="Asking the chain"
        onClick={() => check.mutate()}
      >
        <ShieldCheck aria-hidden /> Check it on the chain
      </Button>
      <div role="status">
        {check.isSuccess ? (
          <Callout
            tone={check.data.every(({ isTrue }) => isTrue) ? "done" : "fault"}
            title={
              check.data.every(({ isTrue }) => isTrue)
                ? "The chain says the same as this page"
                : "The chain says something else. Do not buy."
            }
          >
            <div className="pt-2">
              <CheckList lines={check.data} />
            </div>
          </Callout>
        ) : null}
      </div>
      {check.isError ? <ErrorPanel error={check.error} onRetry={() => check.mutate()} /> : null}
    </div>
  )
}

interface OnChain {
  readonly manifestRoot: string
  readonly termsHash: string
  readonly price: bigint
  readonly durationSeconds: number
  readonly inspectionSeconds: number
  readonly treasury: string
  readonly split: ReleaseSheet["split"]
}

function linesOf(release: ReleaseSheet, chain: OnChain): readonly CheckLine[] {
  const { split } = release
  const isSameSplit =
    chain.split.contributorsBps === split.contributorsBps &&
    chain.split.labelersBps === split.labelersBps &&
    chain.split.moderatorsBps === split.moderatorsBps &&
    chain.split.treasuryBps === split.treasuryBps
  return [
    { key: "root", text: "The root of the manifest", isTrue: chain.manifestRoot === release.manifestRoot },
    { key: "terms", text: "The hash of the terms", isTrue: chain.termsHash === release.termsHash },
    { key: "price", text: "The price", isTrue: chain.price === release.priceAmount },
    {
      key: "times",
      text: "How long a grant lasts and may be inspected",
      isTrue:
        chain.durationSeconds === release.grantDurationSeconds &&
        chain.inspectionSeconds === release.inspectionSeconds,
    },
    {
      key: "split",
      text: "The split and the treasury",
      isTrue: isSameSplit && chain.treasury.toLowerCase() === release.treasuryAddress.toLowerCase(),
    },
  ]
}

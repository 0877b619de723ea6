"use client"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import type { SiteConfig } from "@/app/_lib/site-config"
import { useSiteConfig } from "@/app/_lib/site-config-context"
import { useTRPCClient } from "@/app/_trpc/client"
import { openStreamWithReadingKey } from "@/app/_wallet/reading-key"
import type { DeliveryRow } from "@/server/domain/envelope/delivery-rows"
import { deliveryManifestText } from "@/server/domain/grant/delivery-manifest"
import type { CheckLine } from "../../../../_components/check-list"
import type { Delivery, ReleaseSheet } from "../../../../_views"
import { checkCopy, type PublishedLeaf, readLines } from "./check-copy"
import { linesOf } from "./check-lines"
import { type CopyProgress, type OpenedCopy, readCopy } from "./read-copy"

export interface OpenedAndChecked {
  readonly copy: OpenedCopy
  readonly lines: readonly CheckLine[]
  readonly sample: readonly DeliveryRow[]
}

const sampleRows = 4

/** Opens a copy with the reading key of this browser and checks it against the chain. */
export function useOpening(delivery: Delivery, address: `0x${string}`) {
  const client = useTRPCClient()
  const config = useSiteConfig()
  const [progress, setProgress] = useState<CopyProgress | null>(null)
  const opening = useMutation({
    mutationFn: async (): Promise<OpenedAndChecked> => {
      const { downloadPath, releaseId } = delivery
      if (downloadPath === null) throw new Error("This copy is not ready.")
      const copy = await readCopy(
        downloadPath,
        (file) => openStreamWithReadingKey(address, file),
        setProgress,
      )
      const release = await client.release.get.query({ releaseId })
      const rows = readLines<DeliveryRow>(await copy.content.text())
      return {
        copy,
        lines: await check(delivery, release, copy, rows, config),
        sample: rows.filter((row) => row.type !== "release").slice(0, sampleRows),
      }
    },
  })
  return { opening, progress }
}

async function check(
  delivery: Delivery,
  release: ReleaseSheet,
  copy: OpenedCopy,
  rows: readonly DeliveryRow[],
  config: SiteConfig,
): Promise<readonly CheckLine[]> {
  const { manifest, manifestSignature } = delivery
  if (manifest === null || manifestSignature === null || release.onChainId === null) {
    return [{ key: "manifest", text: "There is no signed manifest", isTrue: false }]
  }
  const [{ verifyMessage }, { readReleaseOperator }] = await Promise.all([
    import("viem"),
    import("@/app/_wallet/read-registry"),
  ])
  const [chain, published] = await Promise.all([
    readReleaseOperator(config, release.onChainId),
    fetch(`/api/v1/releases/${release.releaseId}/manifest`).then((answer) => answer.text()),
  ])
  const isSigned = await verifyMessage({
    address: chain.operator,
    message: deliveryManifestText(manifest),
    signature: manifestSignature,
  })
  return linesOf({
    isSigned,
    isRootOnChain: chain.manifestRoot === manifest.manifestRoot,
    isContentRight: copy.contentHash === manifest.contentHash,
    checked: checkCopy(rows, readLines<PublishedLeaf>(published), manifest),
  })
}

"use client"
import { Download, ShieldCheck } from "lucide-react"
import { formatCount } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { buttonLook } from "@/app/_ui/button-look"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import type { ReleaseSheet } from "../../../../_views"
import { ChainCheck } from "./chain-check"
import { DrawnLeaves } from "./drawn-leaves"

/** What was promised, as one root on the chain, and ways to hold the release against it. */
export function ReleaseManifest({ release }: { readonly release: ReleaseSheet }) {
  const { manifestRoot, termsHash, onChainId, publishTransactionHash } = release
  if (manifestRoot === null) return null
  const leafCount = 1 + release.itemCount + release.labelCount
  return (
    <Section
      title="Manifest"
      lead={`${formatCount(leafCount)} leaves, one an item and one a label, under one root. No content is in it, and nothing can be swapped afterwards.`}
      actions={
        <span className="flex flex-wrap gap-2">
          <LinkButton size="sm" href={routes.verifyProject(release.project.projectId)}>
            <ShieldCheck aria-hidden /> Verify its labels
          </LinkButton>
          <a
            className={buttonLook({ size: "sm" })}
            href={`/api/v1/releases/${release.releaseId}/manifest`}
            download
          >
            <Download aria-hidden /> All leaves
          </a>
        </span>
      }
    >
      <DefinitionList
        items={[
          { term: "Root", value: <Hash text={manifestRoot} noun="root" /> },
          ...(termsHash === null
            ? []
            : [{ term: "Hash of the terms", value: <Hash text={termsHash} noun="hash of the terms" /> }]),
          ...(onChainId === null
            ? []
            : [{ term: "On chain as", value: <Hash text={onChainId} noun="release's id on chain" /> }]),
          ...(publishTransactionHash === null
            ? []
            : [{ term: "Published by", value: <Hash text={publishTransactionHash} noun="transaction" /> }]),
        ]}
      />
      <ChainCheck release={release} />
      <DrawnLeaves release={release} />
    </Section>
  )
}

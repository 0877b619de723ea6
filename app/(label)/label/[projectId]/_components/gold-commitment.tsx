import { ShieldCheck } from "lucide-react"
import { shortenHex } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { CopyButton } from "@/app/_ui/copy-button"
import { DefinitionList } from "@/app/_ui/definition-list"
import type { ProjectSheet } from "../../../_views"

/** The promise that golds were not picked against anybody: a hash before, what it hides after. */
export function GoldCommitment({ project }: { readonly project: ProjectSheet }) {
  const { goldCommitment, revealed } = project.commitment
  return (
    <Section
      title="The gold set is fixed"
      lead="Which tasks are gold, their answers and the seed that deals the runs were hashed before the project opened. When it closes they are published, and anybody can check that nothing was changed."
      actions={
        revealed === null ? null : (
          <LinkButton size="sm" href={routes.verifyProject(project.projectId)}>
            <ShieldCheck aria-hidden /> Verify
          </LinkButton>
        )
      }
    >
      <DefinitionList
        items={[
          { term: "Hash, published before", value: <Hash hex={goldCommitment} noun="hash" /> },
          {
            term: "Salt, published at close",
            value: revealed === null ? "Not yet" : <Hash hex={revealed.goldSalt} noun="salt" />,
          },
          {
            term: "Seed, published at close",
            value: revealed === null ? "Not yet" : <Hash hex={revealed.assignmentSeed} noun="seed" />,
          },
        ]}
      />
    </Section>
  )
}

function Hash({ hex, noun }: { readonly hex: string | null; readonly noun: string }) {
  if (hex === null) return "Follows when the project opens"
  return (
    <span className="flex items-center gap-1 font-mono text-xs">
      <span title={hex}>{shortenHex(hex)}</span>
      <CopyButton text={hex} noun={noun} />
    </span>
  )
}

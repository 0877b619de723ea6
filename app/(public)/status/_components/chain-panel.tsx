import { formatCount } from "@/app/_lib/format"
import { formatDuration } from "@/app/_lib/format-time"
import { Callout, type CalloutTone } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { type Definition, DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { ChainStatus } from "../../_views"

/** The follower's place on the chain, in words and in figures. */
export function ChainPanel({ status }: { readonly status: ChainStatus }) {
  const { tone, title, text } = wordsOf(status)
  return (
    <Section title="The chain">
      <div aria-live="polite">
        <Callout tone={tone} title={title}>
          {text}
        </Callout>
      </div>
      <DefinitionList className="mt-4" items={linesOf(status)} />
    </Section>
  )
}

interface Words {
  readonly tone: CalloutTone
  readonly title: string
  readonly text: string
}

function wordsOf({ state, blocksBehind }: ChainStatus): Words {
  switch (state) {
    case "in_step":
      return { tone: "done", title: "In step", text: "What you see is what the chain has." }
    case "starting":
      return {
        tone: "note",
        title: "Starting",
        text: "The chain has not been asked yet. Look again in a moment.",
      }
    case "behind":
      return {
        tone: "note",
        title: `${formatCount(blocksBehind)} blocks behind`,
        text: "The chain is being caught up with. Payments of the last minutes show a little later; none is lost.",
      }
    case "silent":
      return {
        tone: "fault",
        title: "The chain is out of reach",
        text: "No node has answered lately, so new payments do not show yet. Your money is safe on the chain, and nothing is lost: it shows as soon as a node answers.",
      }
  }
}

function linesOf(status: ChainStatus): readonly Definition[] {
  const { readBlock, headBlock, blocksBehind, secondsBehind, confirmations, answeredAt } = status
  return [
    { term: "Read up to block", value: formatCount(readBlock) },
    { term: "Newest block", value: headBlock === null ? "not known yet" : formatCount(headBlock) },
    { term: "Behind", value: `${formatCount(blocksBehind)} blocks, ${formatDuration(secondsBehind)}` },
    {
      term: "Confirmations",
      value: confirmations === 0 ? "none waited for on this chain" : `${confirmations} blocks on top of one`,
    },
    {
      term: "A node answered",
      value: answeredAt === null ? "not yet" : <RelativeTime at={answeredAt} />,
    },
  ]
}

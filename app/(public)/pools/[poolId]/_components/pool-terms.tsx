import { formatDate, formatDuration } from "@/app/_lib/format-time"
import { Amount } from "@/app/_ui/amount"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import type { PoolSheet } from "../../_views"
import type { FactSheetProps } from "./fact-sheet"

/** Whose terms: the licence in plain words, the price, the windows, and where it is written on chain. */
export function PoolTerms({ pool, token }: Pick<FactSheetProps, "pool" | "token">) {
  const { owner, licence, openedAt, onChainId, termsHash } = pool
  return (
    <Section title="Whose terms">
      <LicenceWords licence={licence} />
      <DefinitionList
        className="[&>div]:flex-col! [&>div]:gap-0.5!"
        items={[
          { term: "Owner", value: <>{owner.displayName ?? <Hash text={owner.address} noun="address" />}</> },
          { term: "Price of a release", value: <Amount amount={pool.priceAmount} token={token} /> },
          { term: "A buyer's grant lasts", value: formatDuration(pool.grantDurationSeconds) },
          { term: "Buyers may inspect for", value: formatDuration(pool.inspectionSeconds) },
          ...(openedAt === null ? [] : [{ term: "Open since", value: formatDate(openedAt) }]),
          ...(onChainId === null
            ? []
            : [{ term: "On chain as", value: <Hash text={onChainId} noun="pool's id on chain" /> }]),
          ...(termsHash === null
            ? []
            : [{ term: "Hash of the terms", value: <Hash text={termsHash} noun="hash of the terms" /> }]),
        ]}
      />
    </Section>
  )
}

interface LicenceWordsProps {
  readonly licence: PoolSheet["licence"]
}

function LicenceWords({ licence }: LicenceWordsProps) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4 text-sm">
      <h3 className="font-semibold">{licence.name}</h3>
      <Words title="A buyer may" words={licence.may} />
      <Words title="A buyer must" words={licence.must} />
      <Words title="A buyer may not" words={licence.mayNot} />
      {licence.text === null ? null : (
        <p className="border-t pt-3 whitespace-pre-line text-ink-soft">{licence.text}</p>
      )}
      {licence.url === null ? null : (
        <a
          className="text-water-ink underline underline-offset-3"
          href={licence.url}
          rel="noreferrer"
          target="_blank"
        >
          Read the whole licence
        </a>
      )}
    </div>
  )
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <p className="text-xs font-medium text-ink-faint">{title}</p>
      <ul className="flex list-disc flex-col gap-0.5 pl-4 text-ink-soft">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  )
}

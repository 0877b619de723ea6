import { formatDate, formatDuration } from "@/app/_lib/format-time"
import { LicenceCard } from "@/app/_licence/licence-card"
import { Amount } from "@/app/_ui/amount"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import type { FactSheetProps } from "./fact-sheet"

/** Whose terms: the licence in plain words, the price, the windows, and where it is written on chain. */
export function PoolTerms({ pool, token }: Pick<FactSheetProps, "pool" | "token">) {
  const { owner, licence, openedAt, onChainId, termsHash } = pool
  return (
    <Section title="Whose terms">
      <LicenceCard licence={licence} text={licence.text} subject="A buyer" />
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

import { formatCount } from "@/app/_lib/format"
import { Card } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { ProjectProgress } from "../../../../_views"

/** The latest fit of the consensus over all labels. */
export function LatestFit({ progress }: { readonly progress: ProjectProgress }) {
  const { latestFit } = progress
  return (
    <Card>
      <h2 className="pb-1 text-sm font-medium">Latest fit</h2>
      {latestFit === null ? (
        <p className="py-6 text-sm text-ink-soft">
          None yet. Until there are enough labels, tasks are settled one at a time.
        </p>
      ) : (
        <DefinitionList
          items={[
            { term: "When", value: <RelativeTime at={latestFit.fittedAt} /> },
            { term: "Method", value: methodNames[latestFit.method] ?? latestFit.method },
            { term: "Over", value: `${formatCount(latestFit.annotationCount)} labels` },
            {
              term: "Rounds",
              value: `${formatCount(latestFit.iterations)}, ${latestFit.isConverged ? "converged" : "stopped at the most"}`,
            },
            { term: "Took", value: `${latestFit.seconds.toFixed(2)} s` },
          ]}
        />
      )}
    </Card>
  )
}

const methodNames: Readonly<Record<string, string>> = {
  majority: "Majority",
  wawa: "Majority weighed by agreement",
  one_coin: "One skill a labeler",
  dawid_skene: "Dawid and Skene",
  glad: "GLAD",
  ordinal_dawid_skene: "Dawid and Skene, ordered classes",
  default: "Best of several by held-out labels",
}

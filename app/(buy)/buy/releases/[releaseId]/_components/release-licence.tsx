"use client"
import { formatDuration } from "@/app/_lib/format-time"
import { LicenceCard } from "@/app/_licence/licence-card"
import { Section } from "@/app/_ui/card"
import type { ReleaseSheet } from "../../../../_views"

/** What a buyer may do, must do and may not do, and for how long. */
export function ReleaseLicence({ release }: { readonly release: ReleaseSheet }) {
  const { licence, licenceText } = release
  if (licence === null) return null
  return (
    <Section title="Licence">
      <LicenceCard licence={licence} text={licenceText} subject="You">
        <p className="text-ink-soft">
          A grant lasts {formatDuration(release.grantDurationSeconds)}. You may inspect for{" "}
          {formatDuration(release.inspectionSeconds)} before the money moves. Items whose contributor closes
          the gate are left out of later copies, and you get a signed notice.
        </p>
      </LicenceCard>
    </Section>
  )
}

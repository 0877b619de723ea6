import type { Things } from "./doors-world"
import type { Cases } from "./market-cases"

export function contributionCases({ contributionId, consent }: Things): Cases {
  const one = { about: "contribution", input: { contributionId } } as const
  const { purposes, message, expiresAt, signature } = consent
  return {
    "contribution.get": [one],
    "contribution.rows": [one],
    "contribution.accessLog": [one],
    "contribution.download": [one],
    "contribution.submit": [
      { about: "contribution", input: { contributionId, purposes, message, expiresAt, signature } },
    ],
  }
}

/** Appeals of rejected rows: one that is open, and a contribution that can still be appealed. */
export function rejectionCases({ rejectionAppealId: appealId, repeatedContributionId }: Things): Cases {
  const input = { contributionId: repeatedContributionId }
  const grounds = { reason: "said_by_many", words: "Others say it too." }
  return {
    "appeal.previewRejection": [{ about: "contribution", input }],
    "appeal.openRejection": [{ about: "contribution", input: { ...input, rowNumbers: [1], ...grounds } }],
    "appeal.reviewRejection": [
      { about: "seat", input: { appealId, decision: "keep_out", reason: "sent_again" } },
    ],
  }
}

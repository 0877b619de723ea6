/** What one account's part in a release weighs in its role, and how many things stand behind that. */
export interface AccountWeight {
  readonly accountId: string
  readonly weight: bigint
  readonly evidenceCount: number
}

export interface ReleaseEvidence {
  /** One entry an item of the release: who contributed it. */
  readonly itemContributorIds: readonly string[]
  /** One entry an annotation of a task of the release: who gave it and the points it earned. */
  readonly annotations: readonly { readonly labelerId: string; readonly earnedPoints: bigint }[]
  /** One entry a verdict that stands on a task of the release: who gave it. */
  readonly verdictModeratorIds: readonly string[]
}

export interface ReleaseWeights {
  readonly contributor: readonly AccountWeight[]
  readonly labeler: readonly AccountWeight[]
  readonly moderator: readonly AccountWeight[]
}

/**
 * Weights to freeze in a release. Contributors: items in it. Labelers: points earned on annotations in it; an
 * annotation that earned nothing gives no weight. Moderators: verdicts in it. Sorted by account id.
 */
export function weighRelease(evidence: ReleaseEvidence): ReleaseWeights {
  const earning = evidence.annotations.filter((annotation) => annotation.earnedPoints > 0n)
  return {
    contributor: addUp(evidence.itemContributorIds.map((accountId) => ({ accountId, weight: 1n }))),
    labeler: addUp(
      earning.map(({ labelerId, earnedPoints }) => ({ accountId: labelerId, weight: earnedPoints })),
    ),
    moderator: addUp(evidence.verdictModeratorIds.map((accountId) => ({ accountId, weight: 1n }))),
  }
}

function addUp(parts: readonly { readonly accountId: string; readonly weight: bigint }[]): AccountWeight[] {
  const sums = new Map<string, { weight: bigint; evidenceCount: number }>()
  for (const { accountId, weight } of parts) {
    const sum = sums.get(accountId) ?? { weight: 0n, evidenceCount: 0 }
    sums.set(accountId, { weight: sum.weight + weight, evidenceCount: sum.evidenceCount + 1 })
  }
  return [...sums]
    .map(([accountId, sum]) => ({ accountId, ...sum }))
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
}

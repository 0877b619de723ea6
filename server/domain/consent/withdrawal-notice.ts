/** What a buyer is told when a contributor of a release it holds closes the gate. */
export interface WithdrawalNotice {
  readonly organizationId: string
  readonly releaseId: string
  readonly contributionId: string
  readonly itemIds: readonly string[]
  /** ISO 8601, UTC. */
  readonly withdrawnAt: string
  readonly signerAddress: `0x${string}`
}

/** The text that is signed (EIP-191): fixed lines, so that anybody can rebuild and check it. */
export function withdrawalNoticeText(notice: WithdrawalNotice): string {
  return [
    "Millpond withdrawal notice",
    `organization: ${notice.organizationId}`,
    `release: ${notice.releaseId}`,
    `contribution: ${notice.contributionId}`,
    `items: ${notice.itemIds.join(",")}`,
    `withdrawn: ${notice.withdrawnAt}`,
  ].join("\n")
}

import "server-only"
import type { ReleaseTerms } from "@/server/domain/pool/on-chain"
import type { ReleaseRow } from "./collect-release"

/** What a buyer of a release agrees to, from its row. */
export function termsOf(
  row: ReleaseRow,
  poolOnChainId: `0x${string}`,
  manifestRoot: `0x${string}`,
): ReleaseTerms {
  const { contributorsBps, labelersBps, moderatorsBps, treasuryBps } = row
  return {
    poolOnChainId,
    manifestRoot,
    licenceId: row.licenceId,
    licenceText: row.licenceText,
    priceAmount: row.priceAmount,
    grantDurationSeconds: row.grantDurationSeconds,
    inspectionSeconds: row.inspectionSeconds,
    split: { contributorsBps, labelersBps, moderatorsBps, treasuryBps },
    treasuryAddress: row.treasuryAddress,
  }
}

import "server-only"
import { admitAppealedJob } from "./admit-appealed"
import { admitContributionJob } from "./admit-contribution"
import { advanceEpochsJob } from "./advance-epochs"
import { closeDueEpochsJob } from "./close-due-epochs"
import { closeProjectJob } from "./close-project"
import { cutReleaseJob } from "./cut-release"
import { decideAppealJob } from "./decide-appeal"
import { expireLeasesJob } from "./expire-leases"
import { followChainJob } from "./follow-chain"
import { forgetRejectedJob } from "./forget-rejected"
import { openSecondLookJob } from "./open-second-look"
import { prepareDeliveryJob } from "./prepare-delivery"
import { refitProjectJob } from "./refit-project"
import { revokeContributionJob } from "./revoke-contribution"
import { sendAnchorsJob } from "./send-anchors"
import { sendClaimsJob } from "./send-claims"
import { sendPurchaseJob } from "./send-purchase"
import { settleGrantsJob } from "./settle-grants"
import { settleRunsJob } from "./settle-runs"
import { tendAppealsJob } from "./tend-appeals"
import { tendBountiesJob } from "./tend-bounties"
import type { WorkPlan } from "./work-plan"
import { writeTranscriptJob } from "./write-transcript"

/** Every job by its name, and what is queued by the clock. The keys keep one of each waiting. */
export const workPlan: WorkPlan = {
  jobs: {
    admitContribution: admitContributionJob,
    revokeContribution: revokeContributionJob,
    refitProject: refitProjectJob,
    settleRuns: settleRunsJob,
    decideAppeal: decideAppealJob,
    admitAppealed: admitAppealedJob,
    forgetRejected: forgetRejectedJob,
    openSecondLook: openSecondLookJob,
    tendAppeals: tendAppealsJob,
    tendBounties: tendBountiesJob,
    expireLeases: expireLeasesJob,
    closeProject: closeProjectJob,
    writeTranscript: writeTranscriptJob,
    sendAnchors: sendAnchorsJob,
    cutRelease: cutReleaseJob,
    sendPurchase: sendPurchaseJob,
    prepareDelivery: prepareDeliveryJob,
    settleGrants: settleGrantsJob,
    closeDueEpochs: closeDueEpochsJob,
    advanceEpochs: advanceEpochsJob,
    sendClaims: sendClaimsJob,
    followChain: followChainJob,
  },
  // Grants, epochs and claims queue themselves for the moment they are due; these lines pick up what was cut off.
  crontab: [
    "* * * * * expireLeases ?jobKey=expireLeases&max=3",
    "* * * * * tendAppeals ?jobKey=tendAppeals&max=3",
    "7 * * * * forgetRejected ?jobKey=forgetRejected&max=3",
    "* * * * * tendBounties ?jobKey=tendBounties&max=3",
    "* * * * * settleGrants ?jobKey=settleGrants&max=3",
    "* * * * * closeDueEpochs ?jobKey=closeDueEpochs&max=3",
    "* * * * * advanceEpochs ?jobKey=advanceEpochs&max=3",
    "* * * * * sendAnchors ?jobKey=sendAnchors&max=3",
    "* * * * * sendClaims ?jobKey=sendClaims&max=3",
    "* * * * * followChain ?jobKey=followChain&max=3",
    "",
  ].join("\n"),
  atStart: ["followChain", "expireLeases"],
}

import "server-only"
import { accountRouter } from "./account"
import { appealRouter } from "./appeal"
import { bountyRouter } from "./bounty"
import { challengeRouter } from "./challenge"
import { claimRouter } from "./claim"
import { contributionRouter } from "./contribution"
import { deliveryRouter } from "./delivery"
import { epochRouter } from "./epoch"
import { grantRouter } from "./grant"
import { organizationRouter } from "./organization"
import { poolRouter } from "./pool"
import { projectRouter } from "./project"
import { releaseRouter } from "./release"
import { reviewRouter } from "./review"
import { runRouter } from "./run"
import { siteRouter } from "./site"
import { statementRouter } from "./statement"
import { transcriptRouter } from "./transcript"
import { router } from "./trpc"

/** The root of all procedures: one router a noun. */
export const appRouter = router({
  account: accountRouter,
  appeal: appealRouter,
  bounty: bountyRouter,
  challenge: challengeRouter,
  claim: claimRouter,
  contribution: contributionRouter,
  delivery: deliveryRouter,
  epoch: epochRouter,
  grant: grantRouter,
  organization: organizationRouter,
  pool: poolRouter,
  project: projectRouter,
  release: releaseRouter,
  review: reviewRouter,
  run: runRouter,
  site: siteRouter,
  statement: statementRouter,
  transcript: transcriptRouter,
})

export type AppRouter = typeof appRouter

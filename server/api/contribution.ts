import "server-only"
import {
  createContribution,
  createContributionInput,
} from "@/server/services/contribution/create-contribution"
import {
  downloadContributionInput,
  getDownloadPath,
} from "@/server/services/contribution/download-contribution"
import { getContribution, getContributionInput } from "@/server/services/contribution/get-contribution"
import { listAccessLog, listAccessLogInput } from "@/server/services/contribution/list-access-log"
import { listContributions, listContributionsInput } from "@/server/services/contribution/list-contributions"
import { listRows, listRowsInput } from "@/server/services/contribution/list-rows"
import {
  revokeContribution,
  revokeContributionInput,
} from "@/server/services/contribution/revoke-contribution"
import {
  submitContribution,
  submitContributionInput,
} from "@/server/services/contribution/submit-contribution"
import { procedure, router } from "./trpc"

export const contributionRouter = router({
  create: procedure
    .meta({ action: "contribution.create" })
    .input(createContributionInput)
    .mutation(({ ctx, input }) => createContribution(ctx, input)),
  submit: procedure
    .meta({ action: "contribution.submit" })
    .input(submitContributionInput)
    .mutation(({ ctx, input }) => submitContribution(ctx, input)),
  list: procedure
    .meta({ action: "contribution.listOwn" })
    .input(listContributionsInput)
    .query(({ ctx, input }) => listContributions(ctx, input)),
  get: procedure
    .meta({ action: "contribution.read" })
    .input(getContributionInput)
    .query(({ ctx, input }) => getContribution(ctx, input)),
  rows: procedure
    .meta({ action: "contribution.read" })
    .input(listRowsInput)
    .query(({ ctx, input }) => listRows(ctx, input)),
  accessLog: procedure
    .meta({ action: "contribution.readAccessLog" })
    .input(listAccessLogInput)
    .query(({ ctx, input }) => listAccessLog(ctx, input)),
  download: procedure
    .meta({ action: "contribution.read" })
    .input(downloadContributionInput)
    .query(({ ctx, input }) => getDownloadPath(ctx, input)),
  revoke: procedure
    .meta({ action: "contribution.revoke" })
    .input(revokeContributionInput)
    .mutation(({ ctx, input }) => revokeContribution(ctx, input)),
})

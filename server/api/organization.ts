import "server-only"
import { addMember, addMemberInput } from "@/server/services/organization/add-member"
import { createApiKey, createApiKeyInput } from "@/server/services/organization/create-api-key"
import {
  createOrganization,
  createOrganizationInput,
} from "@/server/services/organization/create-organization"
import { getOrganization, getOrganizationInput } from "@/server/services/organization/get-organization"
import { listNotices, listNoticesInput } from "@/server/services/organization/list-notices"
import { markNoticeRead, markNoticeReadInput } from "@/server/services/organization/mark-notice-read"
import { removeMember, removeMemberInput } from "@/server/services/organization/remove-member"
import { revokeApiKey, revokeApiKeyInput } from "@/server/services/organization/revoke-api-key"
import { setRecipient, setRecipientInput } from "@/server/services/organization/set-recipient"
import { procedure, router } from "./trpc"

export const organizationRouter = router({
  create: procedure
    .meta({ action: "organization.create" })
    .input(createOrganizationInput)
    .mutation(({ ctx, input }) => createOrganization(ctx, input)),
  get: procedure
    .meta({ action: "organization.read" })
    .input(getOrganizationInput)
    .query(({ ctx, input }) => getOrganization(ctx, input)),
  setRecipient: procedure
    .meta({ action: "organization.edit" })
    .input(setRecipientInput)
    .mutation(({ ctx, input }) => setRecipient(ctx, input)),
  addMember: procedure
    .meta({ action: "organization.edit" })
    .input(addMemberInput)
    .mutation(({ ctx, input }) => addMember(ctx, input)),
  removeMember: procedure
    .meta({ action: "organization.edit" })
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
  createApiKey: procedure
    .meta({ action: "organization.edit" })
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),
  revokeApiKey: procedure
    .meta({ action: "organization.edit" })
    .input(revokeApiKeyInput)
    .mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
  notices: procedure
    .meta({ action: "organization.read" })
    .input(listNoticesInput)
    .query(({ ctx, input }) => listNotices(ctx, input)),
  markNoticeRead: procedure
    .meta({ action: "organization.read" })
    .input(markNoticeReadInput)
    .mutation(({ ctx, input }) => markNoticeRead(ctx, input)),
})

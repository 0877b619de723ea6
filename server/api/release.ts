import "server-only"
import { confirmPublish, confirmPublishInput } from "@/server/services/release/confirm-publish"
import { cutRelease, cutReleaseInput } from "@/server/services/release/cut-release"
import { getRelease, getReleaseInput } from "@/server/services/release/get-release"
import { listManifest, listManifestInput } from "@/server/services/release/list-manifest"
import { listReleases, listReleasesInput } from "@/server/services/release/list-releases"
import { preparePublish, preparePublishInput } from "@/server/services/release/prepare-publish"
import { proveLeaf, proveLeafInput } from "@/server/services/release/prove-leaf"
import { readReleaseQuality, readReleaseQualityInput } from "@/server/services/release/read-release-quality"
import { withdrawRelease, withdrawReleaseInput } from "@/server/services/release/withdraw-release"
import { procedure, router } from "./trpc"

export const releaseRouter = router({
  list: procedure
    .meta({ action: "release.read" })
    .input(listReleasesInput)
    .query(({ ctx, input }) => listReleases(ctx, input)),
  get: procedure
    .meta({ action: "release.read" })
    .input(getReleaseInput)
    .query(({ ctx, input }) => getRelease(ctx, input)),
  quality: procedure
    .meta({ action: "release.read" })
    .input(readReleaseQualityInput)
    .query(({ ctx, input }) => readReleaseQuality(ctx, input)),
  manifest: procedure
    .meta({ action: "release.read" })
    .input(listManifestInput)
    .query(({ ctx, input }) => listManifest(ctx, input)),
  prove: procedure
    .meta({ action: "release.read" })
    .input(proveLeafInput)
    .query(({ ctx, input }) => proveLeaf(ctx, input)),
  cut: procedure
    .meta({ action: "release.cut" })
    .input(cutReleaseInput)
    .mutation(({ ctx, input }) => cutRelease(ctx, input)),
  preparePublish: procedure
    .meta({ action: "release.publish" })
    .input(preparePublishInput)
    .mutation(({ ctx, input }) => preparePublish(ctx, input)),
  confirmPublish: procedure
    .meta({ action: "release.publish" })
    .input(confirmPublishInput)
    .mutation(({ ctx, input }) => confirmPublish(ctx, input)),
  withdraw: procedure
    .meta({ action: "release.withdraw" })
    .input(withdrawReleaseInput)
    .mutation(({ ctx, input }) => withdrawRelease(ctx, input)),
})

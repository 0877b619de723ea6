import "server-only"
import { eq } from "drizzle-orm"
import { z } from "zod"
import { project, release } from "@/db/schema"
import { notFound } from "@/server/domain/errors"
import { requireCan, type ServiceContext } from "../context"
import { idOf } from "../paging"
import { loadQuality, type ProjectQuality } from "../project/read-quality"
import { releaseStanding } from "./standing"

export const readReleaseQualityInput = z.strictObject({ releaseId: idOf("release") })

/**
 * The measured figures of the project that a release was cut from: aggregates that name nobody, open to whoever may see
 * the release. Null until the first measure.
 */
export async function readReleaseQuality(
  context: ServiceContext,
  { releaseId }: z.infer<typeof readReleaseQualityInput>,
): Promise<ProjectQuality | null> {
  const [found] = await context.db
    .select({ release, project })
    .from(release)
    .innerJoin(project, eq(project.id, release.projectId))
    .where(eq(release.id, releaseId))
  if (found === undefined) throw notFound("release")
  requireCan(context, "release.read", await releaseStanding(context, found.release))
  return loadQuality(context.db, found.project)
}

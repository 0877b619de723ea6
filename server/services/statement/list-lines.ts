import "server-only"
import { and, desc, eq, lt, sql } from "drizzle-orm"
import { z } from "zod"
import {
  bounty,
  claim,
  earning,
  epoch,
  grant,
  pool,
  project,
  release,
  releaseWeight,
  transcript,
} from "@/db/schema"
import { earningRoles } from "@/server/domain/earning/role"
import { earningStates } from "@/server/domain/earning/state"
import { type Id, isId } from "@/server/domain/id"
import { saleRoles } from "@/server/domain/payout/allocate-sale"
import { requireCan, requirePerson, type ServiceContext } from "../context"
import { cursorInput, cutPage, idOf } from "../paging"

const pageSize = 30

export const listLinesInput = z.strictObject({
  poolId: idOf("pool").optional(),
  epochId: idOf("epoch").optional(),
  state: z.enum(earningStates).optional(),
  role: z.enum(earningRoles).optional(),
  cursor: cursorInput,
})

type ListLinesInput = z.infer<typeof listLinesInput>

/**
 * The signed-in person's earnings, newest first: from what sale or bounty, by what weight or count, in which epoch's
 * tree, paid by which claim. The proof of a line is read apart (`readProof`): it takes the whole tree.
 */
export async function listLines(context: ServiceContext, input: ListLinesInput) {
  const person = requirePerson(context)
  requireCan(context, "statement.read", { relations: ["self"] })
  const rows = await readLines(context, person.accountId, input, pageSize + 1)
  const page = cutPage(rows, pageSize, (row) => row.earning.id)
  return { items: page.items.map(presentLine), nextCursor: page.nextCursor }
}

const releaseColumns = {
  id: release.id,
  projectId: release.projectId,
  name: release.name,
  number: release.number,
  /** Whether the project's transcript is there to hold weights against. */
  isPublished: sql<boolean>`exists (select from ${transcript} where ${transcript.projectId} = ${release.projectId})`,
}

// The roles' amounts come to what was divided; one line of each role says its own, so that a large sale costs no more.
const dividedAmount = sql<string | null>`(
  select sum(part.role_amount) from unnest(${sql.raw(`array['${saleRoles.join("', '")}']`)}) as sale_role (name)
  cross join lateral (
    select one.role_amount from ${earning} as one
    where one.grant_id = ${grant.id} and one.role = sale_role.name and one.state <> 'reversed' limit 1
  ) as part
)`

const lineColumns = {
  earning,
  poolName: pool.name,
  release: releaseColumns,
  saleAmount: grant.settledAmount,
  dividedAmount,
  soldAt: grant.settledAt,
  epoch: { id: epoch.id, number: epoch.number, state: epoch.state, root: epoch.root },
  claimTransactionHash: claim.transactionHash,
  evidenceCount: releaseWeight.evidenceCount,
  bounty: { id: bounty.id, rewardAmount: bounty.rewardAmount, wanted: bounty.wanted },
  project: { projectId: project.id, name: project.name },
}

/** Rows of a statement with what each line came from. */
export function readLines(
  context: Pick<ServiceContext, "db">,
  accountId: Id<"account">,
  { poolId, epochId, state, role, cursor }: ListLinesInput,
  limit: number,
) {
  return context.db
    .select(lineColumns)
    .from(earning)
    .innerJoin(pool, eq(pool.id, earning.poolId))
    .leftJoin(release, eq(release.id, earning.releaseId))
    .leftJoin(grant, eq(grant.id, earning.grantId))
    .leftJoin(bounty, eq(bounty.id, earning.bountyId))
    .leftJoin(project, eq(project.id, bounty.projectId))
    .leftJoin(epoch, eq(epoch.id, earning.epochId))
    .leftJoin(claim, eq(claim.id, earning.claimId))
    .leftJoin(
      releaseWeight,
      and(
        eq(releaseWeight.releaseId, earning.releaseId),
        eq(releaseWeight.role, earning.role),
        eq(releaseWeight.accountId, earning.accountId),
      ),
    )
    .where(
      and(
        eq(earning.accountId, accountId),
        poolId === undefined ? undefined : eq(earning.poolId, poolId),
        epochId === undefined ? undefined : eq(earning.epochId, epochId),
        state === undefined ? undefined : eq(earning.state, state),
        role === undefined ? undefined : eq(earning.role, role),
        cursor ? lt(earning.id, cursor as Id<"earning">) : undefined,
      ),
    )
    .orderBy(desc(earning.id))
    .limit(limit)
}

export type StatementRow = Awaited<ReturnType<typeof readLines>>[number]

function presentLine(row: StatementRow) {
  const line = row.earning
  return {
    earningId: line.id,
    createdAt: line.createdAt,
    pool: { poolId: line.poolId, name: row.poolName },
    /** Of a line that comes from a sale. */
    release:
      row.release === null
        ? null
        : {
            releaseId: row.release.id,
            projectId: row.release.projectId,
            name: row.release.name,
            number: row.release.number,
            isPublished: row.release.isPublished,
          },
    /** Of a line that comes from a bounty. */
    bounty: presentBounty(row),
    grantId: line.grantId,
    role: line.role,
    amount: line.amount,
    weight: line.weight,
    totalWeight: line.totalWeight,
    /** Items, annotations or verdicts behind the weight; the treasury has none. */
    evidenceCount: row.evidenceCount ?? 0,
    roleAmount: line.roleAmount,
    saleAmount: row.saleAmount ?? 0n,
    /** What was divided: more than the sale brought where the pool's own money made a held root good. */
    dividedAmount: BigInt(row.dividedAmount ?? 0),
    state: line.state,
    epoch:
      row.epoch === null
        ? null
        : {
            epochId: row.epoch.id,
            number: row.epoch.number,
            state: row.epoch.state,
            root: row.epoch.root,
          },
    claim: row.claimTransactionHash === null ? null : { transactionHash: row.claimTransactionHash },
  }
}

/** What a bounty rewarded, or, for its funder, that it gave back; `sourceId` says by which run, contribution or appeal. */
function presentBounty({ earning: line, bounty: of, project: rewarded }: StatementRow) {
  if (of === null || line.sourceId === null) return null
  const [sourceId = "", appealId] = line.sourceId.split(":")
  return {
    bountyId: of.id,
    project: rewarded,
    rewardAmount: of.rewardAmount,
    acceptedCount: Number(line.weight),
    runId: isId("run", sourceId) ? sourceId : null,
    contributionId: isId("contribution", sourceId) ? sourceId : null,
    wanted: of.wanted,
    isByAppeal: appealId !== undefined,
  }
}

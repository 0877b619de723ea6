import type { Sql } from "postgres"
import type { Id } from "@/server/domain/id"

/** The person whose statement is long. */
export const statementPerson = {
  accountId: "acc_00000000000000000000" as Id<"account">,
  address: `0x${"0".repeat(40)}` as const,
}
const poolCount = 5
const releasesInPool = 4
const epochsInPool = 20
const accountsInTree = 1000

/**
 * Fills an empty database with a statement: so many lines of one person and as many of others, in five pools of
 * twenty epochs each, whose trees have a thousand accounts.
 * @param sql connection of the owner
 */
export async function fillStatement(sql: Sql, lineCount: number): Promise<void> {
  const grantCount = Math.ceil(lineCount / 4)
  const id = (prefix: string, number: string) => `'${prefix}_' || lpad(to_hex(${number}), 20, '0')`
  const word = (number: string) => `'0x' || lpad(to_hex(${number}), 64, '0')`
  const address = (number: string) => `'0x' || lpad(to_hex(${number}), 40, '0')`
  const split = "5000, 3000, 1000, 1000"
  const base = `'2026-01-01'::timestamptz`
  const statements = [
    `insert into account (id, address, created_at)
     select ${id("acc", "i")}, ${address("i")}, ${base} from generate_series(0, ${accountsInTree - 1}) i`,
    `insert into pool (id, owner_id, name, purpose, item_schema, media_types, licence_id, price_amount,
       contributors_bps, labelers_bps, moderators_bps, treasury_bps, treasury_address, grant_duration_seconds,
       inspection_seconds, state, salt, on_chain_id, created_at, opened_at)
     select ${id("pool", "i")}, ${id("acc", "1")}, 'Pool ' || i, 'bench', '{}', '{}', 'cc-by-4.0', 1, ${split},
       ${address("1")}, 1, 1, 'open', ${word("i")}, ${word("i")}, ${base}, ${base}
     from generate_series(1, ${poolCount}) i`,
    `insert into project (id, pool_id, kind, name, question, guidelines, config, state, min_labels, max_labels,
       target_confidence, gold_share, run_size, lease_seconds, reward_points, max_stake_points, target_score,
       assignment_seed, created_at)
     select ${id("prj", "i")}, ${id("pool", "i")}, 'choice', 'bench', '', '', '{}', 'closed', 1, 5, 0.9, 0, 5, 600,
       1, 0, 0.5, ${word("i")}, ${base} from generate_series(1, ${poolCount}) i`,
    `insert into release (id, pool_id, project_id, number, name, description, state, licence_id, price_amount,
       grant_duration_seconds, inspection_seconds, contributors_bps, labelers_bps, moderators_bps, treasury_bps,
       treasury_address, created_at)
     select ${id("rel", `p * ${releasesInPool} + r`)}, ${id("pool", "p")}, ${id("prj", "p")}, r + 1,
       'Release ' || r + 1, '', 'preparing', 'cc-by-4.0', 1, 1, 1, ${split}, ${address("1")}, ${base}
     from generate_series(1, ${poolCount}) p, generate_series(0, ${releasesInPool - 1}) r`,
    `insert into release_weight (release_id, role, account_id, weight, evidence_count)
     select id, role, ${id("acc", "0")}, 7, 7 from release, unnest(array['contributor', 'labeler', 'moderator']) role`,
    `update release set state = 'published'`,
    `insert into epoch (id, pool_id, number, state, root, opened_at)
     select ${id("epo", `p * ${epochsInPool} + e`)}, ${id("pool", "p")}, e + 1,
       case when e = ${epochsInPool - 1} then 'open' else 'accepted' end, ${word("e")}, ${base}
     from generate_series(1, ${poolCount}) p, generate_series(0, ${epochsInPool - 1}) e`,
    `insert into epoch_leaf (epoch_id, position, account_id, address, cumulative_amount, leaf_hash)
     select epoch.id, i, ${id("acc", "i")}, ${address("i")}, i + 1, ${word("i")}
     from epoch, generate_series(0, ${accountsInTree - 1}) i where epoch.state = 'accepted'`,
    `insert into "grant" (id, on_chain_id, release_id, pool_id, buyer_address, paid_amount, settled_amount, state,
       starts_at, expires_at, inspection_ends_at, purchase_transaction_hash, created_at, settled_at)
     select ${id("grt", "g")}, g, ${id("rel", `(g % ${poolCount} + 1) * ${releasesInPool} + g % ${releasesInPool}`)},
       ${id("pool", `g % ${poolCount} + 1`)}, ${address("1")}, 1000, 1000, 'settled', ${base}, ${base}, ${base},
       ${word("g")}, ${base}, ${base} from generate_series(0, ${grantCount - 1}) g`,
    // Sales follow each other through the epochs; the last epoch of a pool is open, the one before unclaimed.
    `insert into earning (id, pool_id, release_id, grant_id, account_id, address, role, amount, weight, total_weight,
       role_amount, state, epoch_id, created_at)
     select ${id("ern", "g * 8 + r * 2 + other")}, "grant".pool_id, "grant".release_id, "grant".id,
       case when other = 0 then ${id("acc", "0")} else ${id("acc", `1 + g % ${accountsInTree - 1}`)} end,
       case when other = 0 then ${address("0")} else ${address(`1 + g % ${accountsInTree - 1}`)} end,
       (array['contributor', 'labeler', 'moderator', 'treasury'])[r + 1], 100 + g % 50, 7, 1000, 5000,
       case e when ${epochsInPool - 1} then 'pending' when ${epochsInPool - 2} then 'claimable' else 'claimed' end,
       ${id("epo", `(g % ${poolCount} + 1) * ${epochsInPool} + e`)}, ${base} + g * interval '1 second'
     from (select g, g * ${epochsInPool} / ${grantCount} as e from generate_series(0, ${grantCount - 1}) g) sale
       join "grant" on "grant".on_chain_id = g, generate_series(0, 3) r, generate_series(0, 1) other`,
    "analyze",
  ]
  for (const statement of statements) await sql.unsafe(statement)
}

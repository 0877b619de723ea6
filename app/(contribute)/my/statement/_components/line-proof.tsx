"use client"
import { useToken } from "@/app/_lib/site-config-context"
import { Amount } from "@/app/_ui/amount"
import { CodeBlock } from "@/app/_ui/code-block"
import { Why } from "@/app/_ui/why"
import type { StatementLine } from "../../../_views"

/** One's leaf in the epoch's tree, with the hashes that lead from it to the root on chain. */
export function LineProof({ line }: { readonly line: StatementLine }) {
  const token = useToken()
  const { leaf, pool } = line
  if (leaf === null) return null
  return (
    <Why
      label="Leaf and proof"
      title="Your leaf in this epoch"
      reason={`The tree has one leaf for each account: all that ${pool.name} has ever owed it. Hashing the leaf with these neighbours gives the root on chain.`}
      figures={[
        { label: "Owed to you up to here", value: <Amount amount={leaf.cumulativeAmount} token={token} /> },
      ]}
      more={<CodeBlock label="Proof" code={JSON.stringify(leaf.proof, null, 1)} />}
    />
  )
}

"use client"
import { useQuery } from "@tanstack/react-query"
import { useToken } from "@/app/_lib/site-config-context"
import { useTRPC } from "@/app/_trpc/client"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { Amount } from "@/app/_ui/amount"
import { CodeBlock } from "@/app/_ui/code-block"
import { Skeleton } from "@/app/_ui/skeleton"
import { Why } from "@/app/_ui/why"
import type { StatementLine } from "../../../_views"

/** One's leaf in the epoch's tree, with the hashes that lead from it to the root on chain; read when a line is opened. */
export function LineProof({ line }: { readonly line: StatementLine }) {
  const trpc = useTRPC()
  const token = useToken()
  const { earningId, pool } = line
  const proof = useQuery(trpc.statement.proof.queryOptions({ earningId }))
  if (proof.isPending) return <ProofSkeleton />
  if (proof.isError) return <ErrorPanel error={proof.error} onRetry={() => void proof.refetch()} />
  const leaf = proof.data
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

// As high as the button that comes, so that nothing below it moves.
function ProofSkeleton() {
  return (
    <span role="status" aria-label="Loading" className="flex min-h-6 items-center">
      <Skeleton className="w-28" />
    </span>
  )
}

"use client"
import { useMutation } from "@tanstack/react-query"
import { Download, Printer } from "lucide-react"
import { useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { PageHeader } from "@/app/_ui/page-header"
import { saveFile } from "@/app/_wallet/save-file"
import { useSession } from "@/app/_wallet/session"
import { SignedInOnly } from "@/app/_wallet/signed-in-only"
import { ClaimUnderWay } from "./_components/claim-under-way"
import type { StatementFilter } from "./_components/statement-filter"
import { StatementLines } from "./_components/statement-lines"
import { StatementTotals } from "./_components/statement-totals"

/** Every cent one has earned: what for, how it was reckoned, and where it is now. */
export function StatementScreen({ filter }: { readonly filter: StatementFilter }) {
  return (
    <>
      <PageHeader
        title="Statement"
        lead="A line for every share of a sale and every reward of a bounty. Open a line to see how it was reckoned."
        actions={<StatementActions />}
      />
      <SignedInOnly what="see your statement">
        {() => (
          <div className="flex flex-col gap-8">
            <StatementTotals />
            <ClaimUnderWay />
            <StatementLines filter={filter} />
          </div>
        )}
      </SignedInOnly>
    </>
  )
}

function StatementActions() {
  const { viewer } = useSession()
  const client = useTRPCClient()
  const save = useMutation({
    mutationFn: () => client.statement.csv.query(),
    onError: showError,
    onSuccess: ({ fileName, text }) => saveFile(fileName, text),
  })
  if (viewer === null) return null
  return (
    <div className="flex gap-2 print:hidden">
      <Button isPending={save.isPending} onClick={() => save.mutate()}>
        <Download aria-hidden />
        CSV
      </Button>
      <Button onClick={() => print()}>
        <Printer aria-hidden />
        Print
      </Button>
    </div>
  )
}

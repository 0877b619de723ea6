import "server-only"
import { exportCsv } from "@/server/services/statement/export-csv"
import { getTotals } from "@/server/services/statement/get-totals"
import { listLines, listLinesInput } from "@/server/services/statement/list-lines"
import { readProof, readProofInput } from "@/server/services/statement/read-proof"
import { procedure, router } from "./trpc"

export const statementRouter = router({
  lines: procedure
    .meta({ action: "statement.read" })
    .input(listLinesInput)
    .query(({ ctx, input }) => listLines(ctx, input)),
  proof: procedure
    .meta({ action: "statement.read" })
    .input(readProofInput)
    .query(({ ctx, input }) => readProof(ctx, input)),
  totals: procedure.meta({ action: "statement.read" }).query(({ ctx }) => getTotals(ctx)),
  csv: procedure.meta({ action: "statement.read" }).query(({ ctx }) => exportCsv(ctx)),
})

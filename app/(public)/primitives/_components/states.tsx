import { Droplets } from "lucide-react"
import { routes } from "@/app/_lib/routes"
import { Amount, Points } from "@/app/_ui/amount"
import { Badge, StatusBadge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { Card, FigureCard, Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"
import { DefinitionList } from "@/app/_ui/definition-list"
import { EmptyState } from "@/app/_ui/empty-state"
import { ErrorState } from "@/app/_ui/error-state"
import { Pagination } from "@/app/_ui/pagination"
import { ProgressBar, ProgressSteps } from "@/app/_ui/progress"
import { RelativeTime } from "@/app/_ui/relative-time"
import { SkeletonRows, SkeletonText } from "@/app/_ui/skeleton"
import { Sparkline } from "@/app/_ui/sparkline"
import { Table } from "@/app/_ui/table"

const token = { symbol: "USDC", decimals: 6 }
const rows = [
  {
    pool: "Convincing arguments",
    role: "contributor",
    amount: 420_000n,
    state: "claimable",
    at: "2026-11-20T10:00:00Z",
  },
  {
    pool: "Street signs",
    role: "labeler",
    amount: 12_300_000n,
    state: "claimed",
    at: "2026-11-01T10:00:00Z",
  },
  {
    pool: "Convincing arguments",
    role: "labeler",
    amount: -1_000_000n,
    state: "reversed",
    at: "2026-10-01T10:00:00Z",
  },
] as const

/** Lists, figures, waiting, nothing, failure. */
export function States() {
  return (
    <>
      <Section title="Figures and badges">
        <div className="grid gap-4 sm:grid-cols-3">
          <FigureCard
            label="Received by contributors"
            value={<Amount amount={1_234_560_000n} token={token} />}
            note="since 3 Nov"
            chart={<Sparkline label="From 2 to 9" values={[2, 4, 3, 6, 7, 9]} tone="amber" />}
          />
          <FigureCard label="Points" value={<Points points={1250n} />} />
          <FigureCard label="Settlement" value={<Points points={-12n} sign="always" />} />
        </div>
        <div className="flex flex-wrap gap-2">
          <StatusBadge state="draft" />
          <StatusBadge state="open" />
          <StatusBadge state="escalated" />
          <StatusBadge state="rejected" />
          <StatusBadge state="on_sale" />
          <Badge tone="water">gold</Badge>
          <Badge tone="amber">+12 points</Badge>
        </div>
      </Section>
      <Section title="Table" lead="A card a row on a phone.">
        <Table
          caption="Earnings"
          rows={rows}
          rowKey={(row) => row.at}
          totals={{ amount: <Amount amount={11_720_000n} token={token} /> }}
          columns={[
            { key: "pool", title: "Pool", isHead: true, cell: (row) => row.pool },
            { key: "role", title: "As", cell: (row) => row.role },
            { key: "at", title: "When", cell: (row) => <RelativeTime at={new Date(row.at)} /> },
            { key: "state", title: "State", cell: (row) => <StatusBadge state={row.state} /> },
            {
              key: "amount",
              title: "Amount",
              isNumeric: true,
              cell: (row) => <Amount amount={row.amount} token={token} sign="always" />,
            },
          ]}
        />
        <Pagination
          page={2}
          pageSize={50}
          total={4721}
          noun="pairs"
          hrefOf={(page) => routes.pools({ page })}
        />
      </Section>
      <Working />
      <Remarks />
    </>
  )
}

function Working() {
  return (
    <Section title="Work and waiting">
      <div className="grid gap-8 sm:grid-cols-2">
        <ProgressSteps
          label="Contributing"
          steps={[
            { key: "check", title: "Checked", state: "done", detail: "3 rows, 1.2 kB" },
            {
              key: "seal",
              title: "Encrypting",
              state: "current",
              detail: <ProgressBar label="Encrypting" share={0.41} detail="12 MB/s" />,
            },
            { key: "sign", title: "Sign the consent", state: "ahead" },
          ]}
        />
        <div className="flex flex-col gap-6">
          <ProgressSteps
            label="Buying"
            steps={[
              {
                key: "sign",
                title: "Sign the payment",
                state: "failed",
                detail: "You declined in the wallet.",
              },
            ]}
          />
          <ProgressBar label="Waiting for confirmation" share={null} detail="1 of 2" />
          <SkeletonText />
        </div>
      </div>
      <SkeletonRows rows={2} />
    </Section>
  )
}

function Remarks() {
  return (
    <Section title="Remarks, nothing, failure">
      <div className="grid gap-4 sm:grid-cols-2">
        <Callout title="Said by the way">What must not be missed.</Callout>
        <Callout tone="money" title="This costs 20 points">
          They come back if you are right.
        </Callout>
        <Callout tone="done" title="Claimed">
          0.42 USDC is in your wallet.
        </Callout>
        <Callout tone="fault" title="Two rows do not fit">
          Mend them below.
        </Callout>
      </div>
      <EmptyState
        icon={<Droplets />}
        title="No contributions yet"
        text="What you put into a pool shows here, with who read it and what it earned."
        action={<Button variant="primary">Find a pool</Button>}
      />
      <ErrorState
        title="The vault could not be reached"
        safe="Nothing was changed; your file is still here."
        todo="Try again in a moment."
        action={<Button>Try again</Button>}
      />
      <Card>
        <DefinitionList
          items={[
            { term: "Licence", value: "CC BY 4.0" },
            { term: "Split", value: "70 % contributors, 20 % labelers, 10 % treasury" },
          ]}
        />
      </Card>
      <CodeBlock label="Command" code="age --decrypt -i key.txt delivery.jsonl.age > delivery.jsonl" />
    </Section>
  )
}

import Link from "next/link"
import { formatCount, type TokenUnit } from "@/app/_lib/format"
import { routes } from "@/app/_lib/routes"
import { Amount } from "@/app/_ui/amount"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { CodeBlock } from "@/app/_ui/code-block"
import { DefinitionList } from "@/app/_ui/definition-list"
import { EmptyState } from "@/app/_ui/empty-state"
import { Hash } from "@/app/_ui/hash"
import { PageHeader } from "@/app/_ui/page-header"
import type { PoolMoneySheet } from "../../../_views"

interface PoolMoneyProps {
  readonly pool: PoolMoneySheet
  readonly token: TokenUnit
}

type Money = NonNullable<PoolMoneySheet["money"]>

/** Whether a pool can pay what it owes: the contract's own figures, beside what is written here. */
export function PoolMoney({ pool, token }: PoolMoneyProps) {
  const { money } = pool
  return (
    <article>
      <PageHeader
        title="Money of this pool"
        lead="What it was given, owes and has paid, read from the contract just now."
        back={{ href: routes.pool(pool.poolId), label: pool.name }}
      />
      {money === null ? (
        <EmptyState title="Not on chain yet" text="The pool's money begins when its owner opens it." />
      ) : (
        <>
          <Verdict money={money} token={token} />
          {money.heldEpoch === null ? null : <HeldBack epoch={money.heldEpoch} />}
          <div className="grid gap-x-12 lg:grid-cols-2">
            <OnChain money={money} token={token} payouts={pool.payouts} />
            <InRecords money={money} token={token} />
          </div>
          <ReadYourself money={money} payouts={pool.payouts} />
        </>
      )}
    </article>
  )
}

function Verdict({ money, token }: { readonly money: Money; readonly token: TokenUnit }) {
  const { chain, records } = money
  if (records.isSound) {
    return (
      <Callout tone="done" title="Every unit is accounted for">
        The contract holds <Amount amount={chain.heldAmount} token={token} className="font-medium" /> for this
        pool, and the records below come to what the chain says.
      </Callout>
    )
  }
  const notPaid = chain.claimedAmount - records.claimedAmount
  return (
    <Callout tone="fault" title="The chain and these records differ">
      {records.dustAmount === 0n ? null : (
        <p>
          Funded on chain, less all that is written here: <Amount amount={records.dustAmount} token={token} />
          .
        </p>
      )}
      {notPaid === 0n ? null : (
        <p>
          Claimed on chain, less what is written as claimed: <Amount amount={notPaid} token={token} />.
        </p>
      )}
      <p>
        The chain is right. These records follow it after some blocks, so a fresh sale or claim shows here for
        a moment; what stays is a fault.
      </p>
    </Callout>
  )
}

function HeldBack({ epoch: { epochId, number } }: { readonly epoch: NonNullable<Money["heldEpoch"]> }) {
  return (
    <Callout tone="fault" title={`The root of epoch ${number} is held back`} className="mt-4">
      The chain took a sale back that it pays, and the sale came back smaller. It is not accepted from here,
      so that nobody is paid out of others’ money. The pool’s owner strikes it and closes the epoch again or,
      once its window is over, pays the difference; what people earned stays theirs.{" "}
      <Link className="text-water-ink underline underline-offset-3" href={routes.verifyEpoch(epochId)}>
        Recompute it
      </Link>
    </Callout>
  )
}

interface OnChainProps {
  readonly money: Money
  readonly token: TokenUnit
  readonly payouts: string
}

function OnChain({ money, token, payouts }: OnChainProps) {
  const { chain, acceptedEpoch } = money
  const amount = (value: bigint) => <Amount amount={value} token={token} className="tabular" />
  return (
    <Section title="On chain" lead={`At block ${formatCount(chain.blockNumber)}.`}>
      <DefinitionList
        items={[
          { term: "Funded, ever", value: amount(chain.fundedAmount) },
          {
            term: "Accepted for claims",
            value: (
              <>
                {amount(chain.acceptedTotalAmount)}
                {acceptedEpoch === null ? null : (
                  <Link
                    className="block w-fit text-water-ink underline underline-offset-3"
                    href={routes.verifyEpoch(acceptedEpoch.epochId)}
                  >
                    Recompute epoch {acceptedEpoch.number}
                  </Link>
                )}
              </>
            ),
          },
          { term: "Claimed", value: amount(chain.claimedAmount) },
          { term: "Held for this pool", value: amount(chain.heldAmount) },
          { term: "Held for all pools", value: amount(chain.contractAmount) },
          { term: "Contract", value: <Hash text={payouts} noun="address" /> },
          { term: "Pool", value: <Hash text={money.poolOnChainId} noun="pool id" /> },
        ]}
      />
    </Section>
  )
}

function InRecords({ money, token }: { readonly money: Money; readonly token: TokenUnit }) {
  const { records } = money
  const amount = (value: bigint) => <Amount amount={value} token={token} className="tabular" />
  return (
    <Section title="In these records" lead="Lines of earnings, sale by sale and bounty by bounty.">
      <DefinitionList
        items={[
          { term: "Claimed", value: amount(records.claimedAmount) },
          { term: "Claimable", value: amount(records.claimableAmount) },
          { term: "Waiting for an epoch", value: amount(records.pendingAmount) },
          { term: "Left in bounties", value: amount(records.bountyAmount) },
          { term: "Not divided", value: amount(records.undividedAmount) },
          { term: "Differs from the chain", value: amount(records.dustAmount) },
        ]}
      />
    </Section>
  )
}

function ReadYourself({ money, payouts }: { readonly money: Money; readonly payouts: string }) {
  const call = `cast call ${payouts} "balanceOf(bytes32)(address,uint96,uint96,uint96,bytes32)" ${money.poolOnChainId} --block ${money.chain.blockNumber} --rpc-url YOUR_NODE`
  return (
    <Section
      title="Read it yourself"
      lead="From a node you trust: token, accepted and not claimed, funded, accepted, root."
    >
      <CodeBlock label="Command" code={call} />
    </Section>
  )
}

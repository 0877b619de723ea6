import { formatAmount, formatAmountWithUnit, formatCount } from "@/app/_lib/format"
import { Callout } from "@/app/_ui/callout"
import { Section } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { RelayStatus } from "../../_views"

type Waiting = RelayStatus["waiting"][number]

const coin = { symbol: "ETH", decimals: 18 }
/** A price of gas is told in billionths of a coin. */
const gwei = { symbol: "gwei", decimals: 9 }

const names: Readonly<Record<Waiting["purpose"], string>> = {
  claim: "Claims",
  purchase: "Purchases",
  accept: "Roots to accept",
  settle: "Sales to settle",
}

/** What the relayer pays for people, and what waits for it. */
export function RelayPanel({ status }: { readonly status: RelayStatus }) {
  const paused = status.waiting.filter(({ pause }) => pause !== null)
  const held = paused.filter(({ count }) => count > 0)
  return (
    <Section
      title="The relayer"
      lead="Pays the chain’s fees for people, up to a limit a day. People come first: sales stop being settled while a quarter of the day’s fees is left, roots being accepted while a tenth is."
    >
      <div aria-live="polite">
        {paused.length === 0 ? (
          <Callout tone="done" title="Nothing is held up">
            What comes in is sent at once.
          </Callout>
        ) : (
          <Callout tone="money" title={held.length === 0 ? "What comes in now waits" : "Some of it waits"}>
            {wordsOf(held.length === 0 ? paused : held)} Claims and purchases can be sent from one’s own
            wallet.
          </Callout>
        )}
      </div>
      <DefinitionList items={[...figuresOf(status), ...status.waiting.map(lineOf)]} />
    </Section>
  )
}

function wordsOf(held: readonly Waiting[]): string {
  return held.some(({ pause }) => pause === "gas_price")
    ? "Gas is dearer just now than what is paid here. It goes on as soon as gas is cheaper; nothing is lost."
    : "The day’s fees are used up for it. It goes on after midnight UTC; nothing is lost."
}

function figuresOf({ spentWei, dayWei, gasPriceWei, gasPriceCapWei, renewsAt }: RelayStatus) {
  const ofGwei = (wei: bigint) => formatAmount(wei, gwei.decimals, { maximumFractionDigitsDown: 6 })
  const spent = formatAmount(spentWei, coin.decimals, { maximumFractionDigitsDown: 6 })
  return [
    { term: "Fees paid today", value: `${spent} of ${formatAmountWithUnit(dayWei, coin)}` },
    { term: "The day ends", value: <RelativeTime at={renewsAt} /> },
    {
      term: "Gas just now",
      value: `${gasPriceWei === null ? "not known" : ofGwei(gasPriceWei)}, paid up to ${ofGwei(gasPriceCapWei)} ${gwei.symbol}`,
    },
  ]
}

function lineOf({ purpose, count, pause }: Waiting) {
  const state =
    pause === null ? "sent as they come" : pause === "day" ? "until tomorrow" : "until gas is cheaper"
  return { term: names[purpose], value: `${formatCount(count)} waiting, ${state}` }
}

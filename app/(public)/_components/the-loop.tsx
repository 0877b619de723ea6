const steps: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "A pool opens",
    text: "Its owner states what it is for, which data fits, under which licence, at what price and how it is shared.",
  },
  {
    title: "Data goes in",
    text: "Encrypted in your browser, with a consent you sign: for which purposes, until when. Every row gets a verdict with its reason.",
  },
  {
    title: "People label it",
    text: "In short runs. Stake points on being right: a good run earns more, a poor one loses some to those who were right.",
  },
  {
    title: "Labels settle",
    text: "As soon as the answers agree well enough. What stays open goes to a moderator, who gives a reason with every verdict.",
  },
  {
    title: "A release is cut",
    text: "Items whose consent allows it, with labels and confidences. Its fingerprint goes on the chain, its weights are frozen.",
  },
  {
    title: "A company buys",
    text: "It sees quality before price, pays in stablecoin, and downloads a copy encrypted to its own key.",
  },
  {
    title: "Everybody is paid",
    text: "The sale is divided at once by the frozen weights. After each epoch you claim your part, without gas.",
  },
  {
    title: "The gate can close",
    text: "Close it and your data is in no later task, release or delivery, and every buyer who holds it is told.",
  },
]

/** How it goes round, in eight steps. */
export function TheLoop() {
  return (
    <section aria-labelledby="the-loop" className="border-y bg-surface">
      <div className="page py-16 lg:py-20">
        <h2 id="the-loop" className="text-2xl font-semibold sm:text-3xl">
          How it goes round
        </h2>
        <ol className="mt-10 grid gap-x-8 gap-y-9 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map((step, place) => (
            <li key={step.title} className="flex flex-col gap-2">
              <div aria-hidden className="flex items-center gap-3">
                <span
                  className={`tabular flex size-8 items-center justify-center rounded-full text-sm font-semibold ${
                    place === 6 ? "bg-amber text-on-amber" : "bg-water text-on-water"
                  }`}
                >
                  {place + 1}
                </span>
                <span className="h-px flex-1 bg-line" />
              </div>
              <h3 className="font-semibold">{step.title}</h3>
              <p className="text-sm text-ink-soft">{step.text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

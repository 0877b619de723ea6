const promises: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "Why?",
    text: "Every score, rejection, slash and cent opens to the reasons and numbers behind it.",
  },
  {
    title: "Recompute it",
    text: "Consensus, shares and payout roots are reckoned the same way everywhere, so anyone can redo them and compare with the chain.",
  },
  {
    title: "The gate really closes",
    text: "It is enforced where the keys are. What it cannot do is said too: bytes already decrypted cannot be called back.",
  },
  {
    title: "Who read my data",
    text: "A log of every key that was released, for each contribution. It can be added to, never changed.",
  },
  {
    title: "Price known before work",
    text: "What a task pays is fixed when you take it. Your share of a sale is frozen in the release.",
  },
  {
    title: "No silent no",
    text: "Rejections come from a closed list of reasons, row by row, with a way to fix and send again.",
  },
]

/** What people get here that they get nowhere else. */
export function Promises() {
  return (
    <section
      aria-labelledby="promises"
      className="page grid gap-8 py-16 lg:grid-cols-[1fr_2fr] lg:gap-12 lg:py-20"
    >
      <div>
        <h2 id="promises" className="text-2xl font-semibold sm:text-3xl">
          What you can hold us to
        </h2>
        <p className="mt-2 text-ink-soft">Six things, on every screen.</p>
      </div>
      <dl className="grid gap-x-10 gap-y-7 sm:grid-cols-2">
        {promises.map((promise) => (
          <div key={promise.title} className="border-l-2 border-amber pl-4">
            <dt className="font-semibold">{promise.title}</dt>
            <dd className="mt-1 text-sm text-ink-soft">{promise.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What a contributor may permit. A read needs the purpose it is made for. */
export const purposes = ["label", "train", "evaluate", "retrieve", "statistics"] as const
export type Purpose = (typeof purposes)[number]

/** What each purpose allows, in the words that stand beside its checkbox. */
export const purposeTexts: Readonly<Record<Purpose, { readonly title: string; readonly text: string }>> = {
  label: {
    title: "Label",
    text: "People may read it to answer questions about it. Without this it is stored and never shown.",
  },
  train: { title: "Train", text: "Buyers of a release may train models on it." },
  evaluate: { title: "Evaluate", text: "Buyers of a release may test models with it." },
  retrieve: { title: "Retrieve", text: "Buyers of a release may show it to their users as a source." },
  statistics: { title: "Statistics", text: "It may be counted in figures that show nobody's content." },
}

/** The purpose that puts an item into a release. */
export const releasePurpose: Purpose = "train"

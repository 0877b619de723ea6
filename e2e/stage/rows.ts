/** What the rows of the stage rest on, by the words in them. */
export type Ground = "facts" | "experience" | "values"

export const groundOptions = [
  { id: "facts", name: "Facts", description: "" },
  { id: "experience", name: "Experience", description: "" },
  { id: "values", name: "Values", description: "" },
]

/**
 * How an attentive reader answers. On a disputed row the first two readers and all later ones hold three different
 * opinions, so no three of them agree in whatever way its tasks are dealt.
 */
export function readingOf(text: string, reader: number): Ground {
  if (text.includes("disputed"))
    return grounds[(Math.min(reader, 2) + text.length) % grounds.length] ?? "facts"
  if (text.includes("measured")) return "facts"
  return text.includes("fair") ? "values" : "experience"
}

const grounds = ["facts", "values", "experience"] as const

export const practiceRows = [
  "The river was measured at nine places and its level has fallen by a third since spring.",
  "My grandmother washed wool in this river, and I still know the stone she stood on.",
  "It would only be fair to let the lower village draw its water first in dry months.",
  "Over ten years the mill pond was measured to lose two centimetres of depth a year.",
  "I rowed across in the flood year and saw the bridge lean before anybody believed me.",
  "A fair council would hear the fishers before it sells the right to the weir.",
]

/** Rows on which readers agree. */
const plainRows = [
  "Sensors measured twice as much silt below the quarry as above it, every month of the year.",
  "When I was ten we could see the gravel through two metres of water at this bend.",
  "Whoever muddies the water should pay for cleaning it; anything else is not fair.",
  "The trout count was measured before and after the weir: it halved within three seasons.",
]

/** Rows that divide their readers. */
export const disputedRows = [
  "That the new weir keeps the village safe is disputed by those who read the same tables.",
  "Whether the otters came back by themselves is disputed on both banks of the river.",
  "How deep the mill race has to be is still disputed among the people who work it.",
]

/** Rows that are labeled in the journeys; the disputed ones come last. */
export const storyRows = [...plainRows, ...disputedRows]

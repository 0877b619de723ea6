import type { AccessOutcome, RightKind } from "@/server/domain/consent/access-log"
import type { AccessEntry } from "../../../../_views"

/** What the vault did, for the person whose data it is. */
export const outcomeTexts: Readonly<
  Record<AccessOutcome, { readonly title: string; readonly text: string }>
> = {
  released: {
    title: "Read",
    text: "Your consent was live, it covers this purpose, and the reader had a right to it. All three were checked by the vault in that moment.",
  },
  refused_consent: { title: "Refused", text: "Your consent had ended or was closed. Nothing was read." },
  refused_purpose: { title: "Refused", text: "Your consent does not cover this purpose. Nothing was read." },
  refused_right: {
    title: "Refused",
    text: "The reader had no right to it at that moment. Nothing was read.",
  },
  refused_shredded: {
    title: "Refused",
    text: "You had closed the gate: there was no key any more. Nothing was read.",
  },
}

const rightTexts: Readonly<Record<RightKind, string>> = {
  admission: "Your consent, on arrival",
  run: "A labeling run",
  case: "A moderator's case",
  appeal: "Your appeal of rejected rows",
  delivery: "A buyer's delivery",
  ownCopy: "You took out your own copy",
}

/** By what right the reader asked. */
export function rightText({ rightKind }: Pick<AccessEntry, "rightKind">): string {
  return rightTexts[rightKind]
}

/** Who asked, as far as they are known here: a name, or the kind of reader. */
export function readerText({ readerName, rightKind }: Pick<AccessEntry, "readerName" | "rightKind">): string {
  if (readerName !== null) return readerName
  return {
    admission: "The vault",
    run: "A labeler",
    case: "A moderator",
    appeal: "A reviewer of your appeal",
    delivery: "A buyer",
    ownCopy: "You",
  }[rightKind]
}

import type { KindId } from "./registry"

/** What each kind of task is called. Apart from the kinds: a screen that only names one does not load their schemas. */
export const kindNames: Readonly<Record<KindId, string>> = {
  choice: "Choice",
  preference: "Preference",
}

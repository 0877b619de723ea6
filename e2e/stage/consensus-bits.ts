import { figuresOf, heldCrowds } from "@/server/domain/consensus/testing/held-crowds"

/** Bundled for a page: the figures of every crowd that is held, as this engine makes them. */
export function figures(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(heldCrowds.map((crowd) => [crowd.name, figuresOf(crowd)]))
}

import type { Browser, Page } from "@playwright/test"
import type { Copy } from "./buying"
import { reader } from "./labeling"
import { openBrowserOf, openWalletPerson, type Person, type WalletPerson } from "./people"
import { place } from "./place"

/** Who and what one story is about; each part of it adds what the next ones need. */
export interface Story {
  readonly contributor: Person
  readonly labeler: WalletPerson
  readonly owner: Person
  readonly moderator: Person
  readonly buyer: Person
  readonly secondBuyer: WalletPerson
  contributionIds: `con_${string}`[]
  projectId: `prj_${string}` | null
  releaseId: `rel_${string}` | null
  /** The key file that the buyer was given to keep. */
  keyFile: string | null
  copy: Copy | null
  /** The contributor's second tab, as it was before the claim. */
  staleTab: Page | null
}

/** Six people, each at a browser of their own. */
export async function openStory(browser: Browser): Promise<Story> {
  const { labelerKeys } = place().stage
  return {
    contributor: await openBrowserOf(browser),
    labeler: await openWalletPerson(browser, labelerKeys[reader]),
    owner: await openBrowserOf(browser),
    moderator: await openBrowserOf(browser),
    buyer: await openBrowserOf(browser),
    secondBuyer: await openWalletPerson(browser),
    contributionIds: [],
    projectId: null,
    releaseId: null,
    keyFile: null,
    copy: null,
    staleTab: null,
  }
}

export async function closeStory(story: Story): Promise<void> {
  const { contributor, labeler, owner, moderator, buyer, secondBuyer } = story
  for (const person of [contributor, labeler, owner, moderator, buyer, secondBuyer]) await person.close()
}

/** What a step before this one was to find. */
export function needed<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`An earlier part of the story did not bring ${what}.`)
  return value
}

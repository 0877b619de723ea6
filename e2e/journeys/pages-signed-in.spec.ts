import { expect } from "@playwright/test"
import { look } from "../harness/look"
import { openWalletPerson, type Person, signInAsDemo, signInWithWallet } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

interface SignedInPage {
  readonly name: string
  readonly path: () => string
  /** What the page says when all of it is there. */
  readonly says: string | RegExp
}

/** What the loop does not visit, by who would open it. */
const pages: Readonly<Record<"the pool's owner" | "the moderator" | "a newcomer", readonly SignedInPage[]>> =
  {
    "the moderator": [
      { name: "review-moderators", path: () => reviewed("/moderators"), says: "Mei Lindqvist" },
      { name: "review-signals", path: () => reviewed("/signals"), says: /signal/i },
      { name: "review-appeals", path: () => "/review/appeals", says: /appeal/i },
    ],
    "the pool's owner": [
      { name: "manage-new-pool", path: () => "/manage/pools/new", says: "Price and split" },
      { name: "manage-pool", path: () => managed(""), says: "Overview" },
      { name: "manage-terms", path: () => managed("/edit"), says: "These terms are fixed" },
      { name: "manage-new-project", path: () => managed("/projects/new"), says: "How sure is sure enough" },
      { name: "manage-moderators", path: () => managed("/moderators"), says: "Mei Lindqvist" },
      {
        name: "manage-project",
        path: () => `/manage/projects/${place().stage.practiceProjectId}`,
        says: "Tasks by state",
      },
    ],
    "a newcomer": [
      { name: "account", path: () => "/my/account", says: "How others see you" },
      { name: "appeals-none", path: () => "/label/appeals", says: /appeal/i },
      { name: "statement-empty", path: () => "/my/statement", says: "Nothing to claim just now." },
      {
        name: "leaderboard",
        path: () => `/label/leaderboard?week=${place().stage.practiceWeek}`,
        says: "Labeler 1",
      },
      { name: "organization-none", path: () => "/buy/organization", says: "You are in no organization yet" },
      { name: "grants-none", path: () => "/buy/grants", says: "No grants yet" },
    ],
  }

function managed(tab: string): string {
  return `/manage/pools/${place().stage.poolId}${tab}`
}

function reviewed(tab: string): string {
  return `/review/${place().stage.practiceProjectId}${tab}`
}

const demoName: Readonly<Record<string, string>> = {
  "the pool's owner": "Pool owner",
  "the moderator": "Moderator",
}

for (const [who, seen] of Object.entries(pages)) {
  test.describe(`signed in as ${who}`, () => {
    test.describe.configure({ mode: "serial" })
    let person: Person

    test.beforeAll(async ({ browser }) => {
      const opened = await openWalletPerson(browser)
      person = opened
      await person.page.goto("/pools")
      const demo = demoName[who]
      await (demo === undefined ? signInWithWallet(opened) : signInAsDemo(person.page, demo))
    })
    test.afterAll(() => person.close())

    for (const { name, path, says } of seen) {
      test(`the page ${name} reads in both themes, on a telephone and a desk`, async () => {
        const { page } = person
        await page.goto(path())
        await expect(page.getByRole("main").getByText(says).first()).toBeVisible()
        await expect(page.getByRole("main").getByRole("status", { name: /^Loading/ })).toHaveCount(0)
        await look(page, name)
      })
    }
  })
}

import { expect, type Page } from "@playwright/test"
import { decryptWithAge, reasonWithoutAge } from "../harness/age-tool"
import {
  expectTooLittleMoney,
  fillEmptyWallet,
  openBoughtGrant,
  orderAndOpenCopy,
  prepareToPay,
  textsOf,
} from "../harness/buying"
import { contributionOf, pasteRows, permitAndGoOn, sendWithBrowserWallet } from "../harness/contributing"
import { crowdLabels } from "../harness/crowd"
import { answerRunByKeys, settleByKeys, takeRunWithStake } from "../harness/labeling"
import { look } from "../harness/look"
import {
  confirmInBrowserWallet,
  type Person,
  signInAsDemo,
  signInWithNewBrowserWallet,
  signInWithWallet,
} from "../harness/people"
import { place } from "../harness/place"
import type { Procedures } from "../harness/procedures"
import { runScript } from "../harness/run-script"
import { closeStory, needed, openStory, type Story } from "../harness/story"
import { test } from "../harness/test"
import { disputedRows } from "../stage/rows"
import { groundTerms } from "../stage/terms"

test.describe.configure({ mode: "serial" })

let story: Story

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser)
})
test.afterAll(() => closeStory(story))

const ownRows = [
  {
    text: "I learnt to swim at the lower bend, and the water tasted of iron even then.",
    place: "Lower bend",
  },
  { text: "My father fished here every Sunday and I carried the bucket home for him.", place: "Weir" },
  { text: "I slept on the bank in the dry year and heard no frogs for a whole week." },
] as const
const taskCountOfStory = ownRows.length + 1 + disputedRows.length
const { runSize } = groundTerms("")

test("a contributor uploads three rows and sees one rejected, with its reason", async () => {
  const { page } = story.contributor
  await page.goto("/")
  await signInWithNewBrowserWallet(page)
  await pasteRows(page, ownRows)
  await expect(page.getByRole("heading", { name: "1 row does not fit" })).toBeVisible()
  await look(page, "contribute-check")
  await permitAndGoOn(page, "Sundays at the river")
  await sendWithBrowserWallet(page)
  await expect(page.getByText("2 of 3 rows were taken")).toBeVisible()
  await expect(page.getByText("“place” is missing. Add it.")).toBeVisible()
  story.contributionIds.push(contributionOf(page))
  await look(page, "contribute-verdict")
})

test("the contributor mends the rejected row and it is taken", async () => {
  const { page } = story.contributor
  await page.getByRole("link", { name: "Mend and send again" }).click()
  await page.getByRole("textbox", { name: "place" }).fill("Sand bank")
  await look(page, "contribute-mend")
  await page.getByRole("button", { name: "Look at this row" }).click()
  await permitAndGoOn(page)
  await look(page, "contribute-send")
  await sendWithBrowserWallet(page)
  await expect(page.getByText("Your row was taken")).toBeVisible()
  story.contributionIds.push(contributionOf(page))
  await page.goto("/my/contributions")
  await expect(page.getByText("Sundays at the river")).toBeVisible()
  await look(page, "my-contributions")
})

test("the owner opens a project over the pool's items", async () => {
  const { page, procedures } = story.owner
  await page.goto("/manage")
  await signInAsDemo(page, "Pool owner")
  await expect(page.getByText("Voices of the river").first()).toBeVisible()
  await look(page, "manage")
  const { poolId } = place().stage
  const terms = groundTerms("What rests on what")
  const rows = (await itemsOfStory(procedures)).map((itemId) => ({ itemIds: [itemId] }))
  const { projectId, taskCount } = await procedures.project.create.mutate({
    ...terms,
    poolId,
    tasks: { mode: "listed", rows },
  })
  expect(taskCount).toBe(taskCountOfStory)
  await procedures.project.open.mutate({ projectId })
  story.projectId = projectId
  await page.goto(`/manage/pools/${poolId}/projects`)
  await expect(page.getByText(terms.name)).toBeVisible()
  await look(page, "manage-projects")
})

type ItemId = `itm_${string}`

/** The contributor's rows, a plain one of the stage, and those that divide readers. */
async function itemsOfStory(procedures: Procedures): Promise<readonly ItemId[]> {
  const { poolId, storyContributionId } = place().stage
  const { csv } = await procedures.project.itemsCsv.query({ poolId })
  const items = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",") as [itemId: ItemId, contributionId: string])
  const idsOf = (contributionId: string) =>
    items.flatMap(([itemId, of]) => (of === contributionId ? [itemId] : []))
  return [
    ...story.contributionIds.flatMap(idsOf),
    ...idsOf(storyContributionId).slice(-disputedRows.length - 1),
  ]
}

// Each task gets three answers: of labelers 0 and 1, and of the journey's labeler or labeler 3. Two of the five tasks of
// any run are plain at least, one is disputed at least, and a disputed one gets three answers, all different: with fewer
// answers in the project than a fit asks for, its posterior is a third each, and it goes to the desk.
test("a second labels a run with a stake and reads the summary", async () => {
  const projectId = needed(story.projectId, "a project")
  expect((await crowdLabels(projectId, [0, 1])).answerCount).toBe(2 * taskCountOfStory)
  const { page } = story.labeler
  await page.goto("/label")
  await signInWithWallet(story.labeler)
  await expect(page.getByText("What rests on what")).toBeVisible()
  await look(page, "label")
  await takeRunWithStake(page, projectId, 5)
  await answerRunByKeys(page, runSize)
  await page.getByRole("button", { name: "Finish the run" }).click()
  await expect(page).toHaveURL(/\/summary$/)
  await expect(page.getByRole("heading", { name: "Task by task" })).toBeVisible()
  expect((await crowdLabels(projectId, [3])).answerCount).toBe(taskCountOfStory - runSize)
  await page.getByText("Why?", { exact: true }).first().click()
  await look(page, "run-summary")
})

test("a moderator settles the open tasks by keyboard", async () => {
  const { page } = story.moderator
  await page.goto("/review")
  await signInAsDemo(page, "Moderator")
  await expect(page.getByText("What rests on what")).toBeVisible()
  await look(page, "review")
  await page.getByRole("link", { name: "What rests on what" }).click()
  await expect(page.getByRole("button", { name: /^Settle the task/ })).toBeVisible()
  await look(page, "review-case")
  const { seconds } = await settleByKeys(page, disputedRows.length)
  // Said, not asserted: a busy machine makes it slow, not wrong.
  console.log(`${disputedRows.length} verdicts by keyboard in ${seconds.toFixed(1)} s`)
  await expect(page.getByText("The desk is clear")).toBeVisible()
  await look(page, "review-clear")
})

const releaseName = "River voices, first release"

test("an owner cuts a release and publishes it", async () => {
  const { page } = story.owner
  await page.goto(
    `/manage/pools/${place().stage.poolId}/releases?cut=${needed(story.projectId, "a project")}`,
  )
  const dialog = page.getByRole("dialog", { name: "Cut a release" })
  await dialog.getByRole("textbox", { name: "Name" }).fill(releaseName)
  await dialog
    .getByRole("textbox", { name: "What a buyer gets" })
    .fill("Statements about a river, each with what it rests on.")
  await look(page, "manage-cut")
  await dialog.getByRole("button", { name: "Cut the release" }).click()
  await page.getByRole("button", { name: "Publish", exact: true }).click()
  const publishing = page.getByRole("dialog", { name: /on sale$/ })
  await publishing.getByRole("button", { name: "Publish", exact: true }).click()
  await confirmInBrowserWallet(page, "Put the release on sale", "Publish")
  await expect(publishing.getByText("The release is on sale.")).toBeVisible()
  await publishing.getByRole("button", { name: "Done" }).click()
  await look(page, "manage-releases")
})

test("a buyer inspects the release", async () => {
  const { page } = story.buyer
  await page.goto("/buy")
  await expect(page.getByText(releaseName)).toBeVisible()
  await look(page, "buy")
  await page.getByRole("link", { name: releaseName }).first().click()
  await expect(page).toHaveURL(/\/buy\/releases\/rel_/)
  await expect(page.getByRole("heading", { name: releaseName })).toBeVisible()
  await look(page, "buy-release")
})

test("with too little money nothing is bought, and the page says what is missing", async () => {
  const { page, procedures } = story.buyer
  await signInWithNewBrowserWallet(page)
  story.keyFile = await prepareToPay(page, "Heron Research")
  await expectTooLittleMoney(page)
  await look(page, "buy-too-little")
  const me = await procedures.account.me.query()
  const [organization] = me?.roles.organizations ?? []
  const { organizationId } = needed(organization ?? null, "an organization")
  expect((await procedures.grant.list.query({ organizationId })).items).toEqual([])
})

test("the buyer signs once, and the relayer buys the grant", async () => {
  const { page } = story.buyer
  await fillEmptyWallet(page)
  await look(page, "buy-sign")
  await page.getByRole("button", { name: "Sign and buy" }).click()
  await confirmInBrowserWallet(page, /^Pay /, "Pay")
  await openBoughtGrant(page)
  await look(page, "buy-grant")
})

test("the buyer downloads a copy and opens it in the browser", async () => {
  const { page } = story.buyer
  const copy = await orderAndOpenCopy(page, story.keyFile)
  story.copy = copy
  for (const { text } of ownRows) expect(textsOf(copy)).toContain(text)
  expect(copy.rows.filter(({ type }) => type === "label")).toHaveLength(taskCountOfStory)
  await look(page, "buy-opened")
})

test("the buyer finds the grant and the organization again", async () => {
  const { page } = story.buyer
  await page.goto("/buy/grants")
  await expect(page.getByRole("main").getByText(releaseName).first()).toBeVisible()
  await look(page, "buy-grants")
  await page.goto("/buy/organization")
  await expect(page.getByRole("main").getByText("Heron Research").first()).toBeVisible()
  await look(page, "buy-organization")
})

test("the standard age command line opens the same copy", async () => {
  const { keyFile, encryptedFile, content } = needed(story.copy, "a copy")
  const reason = reasonWithoutAge()
  test.skip(reason !== null, reason ?? "")
  expect(decryptWithAge(needed(keyFile, "a key file"), encryptedFile)).toBe(content)
})

test("the labeler's summary settles once the verdicts stand", async () => {
  const { page } = story.labeler
  // A verdict can be taken back for a minute.
  await expect(page.getByRole("heading", { name: "Every answer right" })).toBeVisible({ timeout: 150_000 })
  await page.getByText("Why?", { exact: true }).first().click()
  await look(page, "run-settled")
})

test("the owner closes the epoch when the sale has settled", async () => {
  const { page } = story.owner
  const close = page.getByRole("button", { name: "Close the epoch" })
  // The sale settles when its inspection is over; only then is there something for an epoch.
  await expect(async () => {
    await page.goto(`/manage/pools/${place().stage.poolId}/epochs`)
    await expect(close).toBeVisible({ timeout: 3000 })
  }).toPass()
  await look(page, "manage-epoch-waits")
  const accepted = page.getByText(/^Claimable since/)
  const acceptedBefore = await accepted.count()
  await close.click()
  await expect(accepted).toHaveCount(acceptedBefore + 1)
  await look(page, "manage-epochs")
})

test("the contributor sees the sale in the statement and claims without gas", async () => {
  const { page, procedures } = story.contributor
  await page.goto("/my/statement")
  await expect(page.getByText(releaseName).first()).toBeVisible()
  await look(page, "statement-claimable")
  await page
    .getByRole("button", { name: new RegExp(releaseName) })
    .first()
    .click()
  await page.getByRole("button", { name: "Leaf and proof" }).click()
  await expect(page.getByText("Owed to you up to here")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("button", { name: /^Claim \d/ })).toBeVisible()
  const staleTab = await openStatementBeside(story.contributor)
  await page.getByRole("button", { name: /^Claim \d/ }).click()
  await expect(page.getByText("Nothing to claim just now.")).toBeVisible()
  const claims = async () => (await procedures.claim.list.query({})).items.map(({ state }) => state)
  await expect.poll(claims).toEqual(["confirmed"])
  await look(page, "statement-claimed")
  story.staleTab = staleTab
})

/** A second tab that still offers what the first one claims. */
async function openStatementBeside({ context }: Person): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto("/my/statement")
  await expect(tab.getByRole("button", { name: /^Claim \d/ })).toBeVisible()
  return tab
}

test("a second claim finds nothing and is refused in words", async () => {
  const tab = needed(story.staleTab, "a second tab")
  await tab.getByRole("button", { name: /^Claim \d/ }).click()
  await expect(tab.getByText("Nothing can be claimed now.").first()).toBeVisible()
  await expect(tab.getByText("Nothing to claim just now.")).toBeVisible()
  await tab.close()
  const { procedures } = story.contributor
  expect((await procedures.claim.list.query({})).items).toHaveLength(1)
})

test("the contributor closes the gate", async () => {
  const { page } = story.contributor
  await page.goto(`/my/contributions/${story.contributionIds[0]}`)
  await expect(page.getByRole("button", { name: "Close the gate" })).toBeVisible()
  await look(page, "my-contribution")
  await page.getByRole("button", { name: "Close the gate" }).click()
  const dialog = page.getByRole("dialog", { name: "Close the gate?" })
  await look(page, "close-gate")
  await dialog.getByRole("button", { name: "Close the gate" }).click()
  const gate = page.getByRole("complementary", { name: "Gate" })
  await expect(gate.getByRole("heading", { name: "The gate is closed" })).toBeVisible()
  await look(page, "gate-closed")
})

test("a second buyer, for whom nothing more is paid today, buys from their own wallet", async () => {
  const { page, wallet } = story.secondBuyer
  await page.goto("/buy")
  await page.getByRole("link", { name: releaseName }).first().click()
  await signInWithWallet(story.secondBuyer)
  await runScript("spent-day.ts", place().env, [wallet.address])
  await prepareToPay(page, "Second Labs")
  await expectTooLittleMoney(page)
  await page.getByRole("button", { name: /^Send me development/ }).click()
  await expect(page.getByText("The relayer does not send it just now")).toBeVisible()
  await expect(page.getByRole("button", { name: "Sign and buy" })).toHaveCount(0)
  await look(page, "buy-sign-own")
  await page.getByRole("button", { name: "Sign, and send it yourself" }).click()
  await page.getByRole("button", { name: "Send it from your own wallet" }).click()
  const dialog = page.getByRole("dialog", { name: "Send it from your own wallet?" })
  await dialog.getByRole("button", { name: "Send", exact: true }).click()
  await openBoughtGrant(page)
  expect(wallet.asked.filter((method) => method === "eth_signTypedData_v4")).toHaveLength(1)
  expect(wallet.asked.filter((method) => method === "eth_sendTransaction")).toHaveLength(1)
})

test("the second buyer's copy lacks the rows whose gate is closed", async () => {
  const { page } = story.secondBuyer
  const texts = textsOf(await orderAndOpenCopy(page, null))
  const [first, second, mended] = ownRows
  expect(texts).not.toContain(first.text)
  expect(texts).not.toContain(second.text)
  expect(texts).toContain(mended.text)
})

import { expect } from "@playwright/test"
import { readItem } from "../harness/labeling"
import { look } from "../harness/look"
import { type Marsh, raiseMarsh, ripenAppeal } from "../harness/marsh"
import { openWalletPerson, signInWithWallet, type WalletPerson } from "../harness/people"
import { test } from "../harness/test"

test.describe.configure({ mode: "serial", timeout: 150_000 })

let marsh: Marsh
let appellant: WalletPerson
let firstModerator: WalletPerson
let secondModerator: WalletPerson
let keeper: WalletPerson
let heldBefore: bigint
let appealPath = ""
let rowAppealPath = ""

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000)
  marsh = await raiseMarsh()
  appellant = await openWalletPerson(browser, marsh.keys.appellant)
  firstModerator = await openWalletPerson(browser, marsh.keys.firstModerator)
  secondModerator = await openWalletPerson(browser, marsh.keys.secondModerator)
  keeper = await openWalletPerson(browser, marsh.keys.keeper)
})
test.afterAll(async () => {
  for (const person of [appellant, firstModerator, secondModerator, keeper]) await person?.close()
})

const heldPoints = async () => (await appellant.procedures.account.me.query())?.points.heldPoints ?? 0n

test("a labeler appeals a settled answer, with terms, target and stake in sight", async () => {
  const { page } = appellant
  await page.goto("/label")
  await signInWithWallet(appellant)
  heldBefore = await heldPoints()
  await page.goto(`/label/runs/${marsh.runId}/summary`)
  const tasks = page.getByRole("region", { name: "Task by task" })
  await tasks.getByText("Why?", { exact: true }).first().click()
  await page.getByRole("button", { name: "Appeal this answer" }).click()
  const dialog = page.getByRole("dialog", { name: "Appeal this answer" })
  await expect(dialog.getByText("1 of the pool's 2 moderators")).toBeVisible()
  await expect(dialog.getByText("72 hours")).toBeVisible()
  await dialog.getByRole("radio", { name: "A detail was missed" }).click()
  await dialog.getByRole("textbox").fill("It tells what the tables say, not what should be done.")
  await look(page, "appeal-open")
  await dialog.getByRole("button", { name: "Open the appeal" }).click()
  await expect(page).toHaveURL(/\/label\/appeals\/apl_/)
  appealPath = new URL(page.url()).pathname
  await expect(page.getByText("target in")).toBeVisible()
  await expect(page.getByText("0 of 1 reviewed")).toBeVisible()
  expect(await heldPoints()).toBe(heldBefore - 10n)
  await look(page, "appeal-waiting")
})

test("the first moderator gets no seat on it", async () => {
  const { page } = firstModerator
  await page.goto("/review")
  await signInWithWallet(firstModerator)
  await page.goto("/review/appeals")
  await expect(page.getByText("Nothing waits for you")).toBeVisible()
})

test("a verdict that was drawn by lot is judged again by somebody who does not know it", async () => {
  const { page } = secondModerator
  await page.goto("/review")
  await signInWithWallet(secondModerator)
  await page.goto("/review/appeals")
  const seat = page.getByRole("region", { name: "Case" })
  await expect(seat.getByText("drawn by lot")).toBeVisible()
  await expect(seat.getByText("That the new weir keeps the village safe")).toBeVisible()
  await expect(page.getByText("2 wait")).toBeVisible()
  await look(page, "review-second-look")
  await page.keyboard.press("1")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Review given.")).toBeVisible()
  await expect(page.getByText("1 waits")).toBeVisible()
})

test("the same moderator reviews the appeal by keyboard, without a word of what was decided", async () => {
  const { page } = secondModerator
  const seat = page.getByRole("region", { name: "Case" })
  await expect(seat.getByText(marsh.disputedRow)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText("It tells what the tables say")).toBeVisible()
  await expect(page.getByText("Where the answers stand")).toBeHidden()
  await expect(page.getByText(/Labeler [0-9a-z]{6}/)).toBeHidden()
  await look(page, "review-appeals")
  await page.keyboard.press("1")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Nothing waits for you")).toBeVisible()
})

test("it is overturned: stake and points are back, line by line, and the pool shows its rate", async () => {
  await ripenAppeal(appealPath.split("/").at(-1) ?? "")
  const { page } = appellant
  await page.goto("/label/appeals")
  await expect(page.getByText("Overturned", { exact: true })).toBeVisible()
  await expect(page.getByText("stake returned")).toBeVisible()
  await look(page, "appeals")
  await page.goto(appealPath)
  await expect(page.getByText("The first answer was overturned.")).toBeVisible()
  await expect(page.getByText("It counts against the moderator who decided first.")).toBeVisible()
  const lines = page.getByRole("table", { name: "Points that the run and its appeal moved" })
  await expect(lines.getByText("Stake of an appeal returned")).toBeVisible()
  await expect(lines.getByText("Bonus on a stake")).toBeVisible()
  // The stake of 10 on the run comes back with 10 more, and the answer earns its 10 points twice.
  expect(await heldPoints()).toBe(heldBefore + 10n + 10n + 20n)
  await look(page, "appeal-overturned")
  await page.goto(`/pools/${marsh.poolId}`)
  await expect(page.getByText("1 of 1 decided appeals overturned: 100")).toBeVisible()
  await look(page, "pool-appeals")
})

test("cases that are alike are decided together by keyboard, and taken back together", async () => {
  const { page } = firstModerator
  await page.goto(`/review/${marsh.sortingProjectId}`)
  await expect(page.getByText("3 wait")).toBeVisible()
  const seat = page.getByRole("region", { name: "Case" })
  const first = await readItem(seat)
  // Choosing a case opens the next one, which has its keys once it is there.
  await page.keyboard.press("s")
  await expect(seat.getByText(first)).toBeHidden()
  await readItem(seat)
  await page.keyboard.press("s")
  await expect(page.getByRole("button", { name: "Decide 2 together" })).toBeVisible()
  await readItem(seat)
  await look(page, "desk-chosen")
  await page.keyboard.press("g")
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByText("Decide 2 cases together")).toBeVisible()
  await look(page, "desk-batch")
  await dialog.getByRole("button", { name: "Send back 2 cases" }).press("Enter")
  await expect(dialog.getByText("2 of 2 decided.")).toBeVisible()
  await expect(page.getByText("1 waits")).toBeVisible()
  // Within the minute in which it can be: nothing that takes its time comes before.
  await dialog.getByRole("button", { name: "Take back all 2" }).click()
  await expect(dialog.getByText("2 of 2 decided, 2 taken back.")).toBeVisible()
  await look(page, "desk-batch-taken-back")
  await dialog.getByRole("button", { name: "Back to the desk" }).click()
  await expect(page.getByText("3 wait")).toBeVisible()
})

test("a paused labeler appeals, and a moderator who had no part in the pause lifts it", async () => {
  const { page } = appellant
  await page.goto("/label/appeals")
  const pauses = page.getByRole("region", { name: "Where you are paused" })
  await expect(pauses.getByText("Faster than one can read")).toBeVisible()
  await pauses.getByRole("button", { name: "Appeal this pause" }).click()
  const dialog = page.getByRole("dialog", { name: "Appeal this pause" })
  await dialog.getByRole("radio", { name: "Something else explains it" }).click()
  await dialog.getByRole("textbox").fill("I read all of them first and answer in one go.")
  await look(page, "appeal-pause-open")
  await dialog.getByRole("button", { name: "Open the appeal" }).click()
  await expect(page).toHaveURL(/\/label\/appeals\/apl_/)
  await expect(page.getByText("0 of 1 reviewed")).toBeVisible()
  const pauseAppealId = new URL(page.url()).pathname.split("/").at(-1) ?? ""
  await look(page, "appeal-pause-waiting")
  const desk = secondModerator.page
  await desk.goto("/review/appeals")
  await expect(desk.getByText("Should this labeler stay paused?")).toBeVisible()
  await expect(desk.getByText("Nobody reads that fast.")).toBeHidden()
  await desk.keyboard.press("l")
  await look(desk, "review-pause")
  await desk.keyboard.press("Enter")
  await expect(desk.getByText("Nothing waits for you")).toBeVisible()
  await ripenAppeal(pauseAppealId)
  await page.reload()
  await expect(page.getByText("Overturned", { exact: true })).toBeVisible()
  await look(page, "appeal-pause-lifted")
  await page.goto("/label/appeals")
  await expect(page.getByText("Overturned", { exact: true })).toHaveCount(2)
  await expect(pauses).toBeHidden()
})

test("the owner retires a gold that all its labelers contradict", async () => {
  const { page } = keeper
  await page.goto("/manage")
  await signInWithWallet(keeper)
  await page.goto(`/manage/projects/${marsh.doubtedProjectId}`)
  await page.getByRole("tab", { name: "Quality" }).click()
  await expect(page.getByRole("heading", { name: "Golds that the labelers contradict" })).toBeVisible()
  await look(page, "gold-contradicted")
  await page.getByRole("button", { name: "Retire this gold" }).click()
  const dialog = page.getByRole("dialog", { name: "Retire the gold of task 1?" })
  await dialog.getByRole("button", { name: "Retire the gold" }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole("button", { name: "Retire this gold" })).toBeHidden()
})

test("a contributor appeals rows turned away as repetitions, and reads why another row cannot be", async () => {
  const { page } = appellant
  await page.goto(`/my/contributions/${marsh.repeatedId}`)
  await page.getByRole("tab", { name: "Rows" }).click()
  await expect(page.getByText("buyers rely on it, so it cannot be appealed")).toBeVisible()
  await look(page, "rejected-rows")
  await page.getByRole("button", { name: "Appeal the rejection" }).click()
  const dialog = page.getByRole("dialog", { name: "Appeal rejected rows" })
  await dialog.getByRole("checkbox", { name: "Row 3" }).click()
  await dialog.getByRole("radio", { name: "Different people truly say this" }).click()
  await dialog.getByRole("textbox").fill("I dug that ditch. I say it myself.")
  await look(page, "row-appeal-open")
  await dialog.getByRole("button", { name: "Open the appeal" }).click()
  await expect(page).toHaveURL(/\/label\/appeals\/apl_/)
  rowAppealPath = new URL(page.url()).pathname
  await expect(page.getByText("0 of 1 reviewed")).toBeVisible()
})

test("a moderator reads the row and takes it in: it is an item, and the reading stands in the log", async () => {
  await secondModerator.page.goto("/review/appeals")
  const seat = secondModerator.page.getByRole("region", { name: "Case" })
  await expect(seat.getByText(marsh.disputedRow)).toBeVisible({ timeout: 30_000 })
  await expect(seat.getByText("Somebody else sent it before.")).toBeVisible()
  await secondModerator.page.keyboard.press("t")
  await look(secondModerator.page, "review-rejected-rows")
  await secondModerator.page.keyboard.press("Enter")
  await expect(secondModerator.page.getByText("Review given.")).toBeVisible()
  await ripenAppeal(rowAppealPath.split("/").at(-1) ?? "")
  const { page } = appellant
  await page.goto(rowAppealPath)
  await expect(page.getByText("The row is an item of your contribution now")).toBeVisible()
  await look(page, "row-appeal-overturned")
  await page.goto(`/my/contributions/${marsh.repeatedId}`)
  await expect(page.getByText("A reviewer of your appeal").first()).toBeVisible()
  await page.getByRole("tab", { name: "Rows" }).click()
  await expect(page.getByText("Your appeal: The rows are taken in.")).toBeVisible()
  await look(page, "taken-in-rows")
})

import { expect } from "@playwright/test"
import { look } from "../harness/look"
import { type Marsh, raiseMarsh, ripenAppeal } from "../harness/marsh"
import { openWalletPerson, signInWithWallet, type WalletPerson } from "../harness/people"
import { test } from "../harness/test"

test.describe.configure({ mode: "serial", timeout: 150_000 })

let marsh: Marsh
let appellant: WalletPerson
let firstModerator: WalletPerson
let secondModerator: WalletPerson
let heldBefore: bigint
let appealPath = ""

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000)
  marsh = await raiseMarsh()
  appellant = await openWalletPerson(browser, marsh.keys.appellant)
  firstModerator = await openWalletPerson(browser, marsh.keys.firstModerator)
  secondModerator = await openWalletPerson(browser, marsh.keys.secondModerator)
})
test.afterAll(async () => {
  for (const person of [appellant, firstModerator, secondModerator]) await person?.close()
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

test("a second moderator reviews it by keyboard, without a word of what was decided", async () => {
  const { page } = secondModerator
  await page.goto("/review")
  await signInWithWallet(secondModerator)
  await page.goto("/review/appeals")
  const seat = page.getByRole("region", { name: "Case" })
  await expect(seat.getByText(marsh.disputedRow)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText("It tells what the tables say")).toBeVisible()
  await expect(page.getByText("Where the answers stand")).toBeHidden()
  await expect(page.getByText(/Labeler [0-9a-z]{6}/)).toBeHidden()
  await look(page, "review-appeals")
  await page.keyboard.press("1")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Review given.")).toBeVisible()
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

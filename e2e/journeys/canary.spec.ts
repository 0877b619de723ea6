import { randomBytes } from "node:crypto"
import { expect } from "@playwright/test"
import { contributionOf, pasteRows, permitAndGoOn, sendWithBrowserWallet } from "../harness/contributing"
import { askAbout, heath, sellRelease } from "../harness/heath"
import {
  openBrowserOf,
  openWalletPerson,
  signInWithNewBrowserWallet,
  signInWithWallet,
} from "../harness/people"
import { test } from "../harness/test"
import { chainHas, filesWith, tablesWith } from "../harness/traces"

test.setTimeout(240_000)

test("what is contributed is read by its labeler and its buyer, and stands nowhere else in the clear", async ({
  browser,
}) => {
  const { poolId } = await heath()
  const canary = `canary-${randomBytes(18).toString("hex")}`
  const name = `Adders ${randomBytes(9).toString("hex")}`

  const contributor = await openBrowserOf(browser)
  await contributor.page.goto("/")
  await signInWithNewBrowserWallet(contributor.page)
  const rows = [{ text: `Under the third stone lives an adder; we call her ${canary} among ourselves.` }]
  await pasteRows(contributor.page, rows, poolId)
  await permitAndGoOn(contributor.page, name)
  await sendWithBrowserWallet(contributor.page)
  await expect(contributor.page.getByText("Your row was taken")).toBeVisible()
  const { projectId } = await askAbout(contributionOf(contributor.page))

  const labeler = await openWalletPerson(browser)
  const { page } = labeler
  await page.goto(`/label/${projectId}`)
  await signInWithWallet(labeler)
  await page.getByRole("button", { name: "Take a run" }).click()
  await expect(page.getByText(canary)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press("2")
  await expect(page.getByRole("button", { name: "Task 1, answered" })).toBeVisible()
  await page.keyboard.press("Space")
  await page.getByRole("button", { name: "Finish the run" }).click()
  await expect(page).toHaveURL(/\/summary$/)

  const { lines } = await sellRelease(projectId)
  expect(lines.filter((line) => line.includes(canary))).toHaveLength(1)

  // The search finds what does stand in the clear: the contributor's name for it, and the token's on the chain.
  expect(await tablesWith(name)).toEqual(["public.contribution"])
  expect((await filesWith(name)).some((file) => file.startsWith("postgres"))).toBe(true)
  expect(await tablesWith(canary)).toEqual([])
  expect(await filesWith(canary)).toEqual([])
  expect(await chainHas(canary)).toBe(false)
  expect(await chainHas("Development USD")).toBe(true)
  await contributor.close()
  await labeler.close()
})

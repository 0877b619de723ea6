import { expect } from "@playwright/test"
import { openBrowserOf } from "../harness/people"
import { place } from "../harness/place"
import { test } from "../harness/test"

test("a figure's reasons open beside it by pointer and by key, and the focus comes back", async ({
  browser,
}) => {
  const { page, close } = await openBrowserOf(browser)
  await page.goto(`/pools/${place().stage.poolId}`)
  const button = page.getByRole("button", { name: "Why is this fair?" })
  const reasons = page.getByRole("dialog", { name: "How shares are found" })
  // The page may not have come to life yet: pressing again does no harm until the reasons are there.
  await expect(async () => {
    if (!(await reasons.isVisible())) await button.click({ timeout: 2000 })
    await expect(reasons).toBeVisible({ timeout: 6000 })
  }).toPass({ timeout: 30_000 })
  await expect(button).toHaveAttribute("aria-expanded", "true")
  await expect(reasons).toContainText("Weights are frozen")

  await button.click()
  await expect(reasons).toBeHidden()
  await expect(button).toHaveAttribute("aria-expanded", "false")

  await button.focus()
  await page.keyboard.press("Enter")
  await expect(reasons).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(reasons).toBeHidden()
  await expect(button).toBeFocused()

  await button.click()
  await expect(reasons).toBeVisible()
  await page.getByRole("heading", { level: 1 }).click()
  await expect(reasons).toBeHidden()
  await close()
})

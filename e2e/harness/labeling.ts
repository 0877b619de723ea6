import { expect, type Page } from "@playwright/test"
import { type Ground, groundOptions, readingOf } from "../stage/rows"
import { look } from "./look"

/** Chooses a stake on the project's page and takes the run. */
export async function takeRunWithStake(page: Page, projectId: string, stakePoints: number): Promise<void> {
  await page.goto(`/label/${projectId}`)
  const slider = page.getByRole("slider", { name: "Stake on your own accuracy" })
  await slider.focus()
  for (let step = 0; step < stakePoints; step++) await page.keyboard.press("ArrowRight")
  await look(page, "label-project")
  await page.getByRole("button", { name: `Take a run, stake ${stakePoints}` }).click()
  await expect(page).toHaveURL(/\/label\/runs\/run_/)
}

/** What the task shown now says. */
export async function readTask(page: Page): Promise<string> {
  const body = page.locator("main p[dir=auto]").first()
  await expect(body).toBeVisible({ timeout: 20_000 })
  return body.innerText()
}

/** Place of the labeler whose browser the journeys use. */
export const reader = 2

/** Reads every task of the run and answers it by its key; ends where the run asks to be finished. */
export async function answerRunByKeys(page: Page, size: number): Promise<readonly string[]> {
  const texts: string[] = []
  for (let place = 1; place <= size; place++) {
    await expect(page.getByRole("button", { name: new RegExp(`^Task ${place},`) })).toHaveAttribute(
      "aria-current",
      "step",
    )
    const text = await readTask(page)
    expect(texts).not.toContain(text)
    texts.push(text)
    if (place === 2) await look(page, "label-run")
    await page.keyboard.press(keyOf(readingOf(text, reader)))
    await expect(page.getByRole("button", { name: `Task ${place}, answered` })).toBeVisible()
    await page.keyboard.press("Space")
  }
  return texts
}

function keyOf(ground: Ground): string {
  return String(groundOptions.findIndex(({ id }) => id === ground) + 1)
}

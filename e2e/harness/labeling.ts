import { expect, type Locator, type Page } from "@playwright/test"
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

/** What the item that is open within `part` says; it is decrypted after its frame is there. */
export async function readItem(part: Locator): Promise<string> {
  // Guidelines are paragraphs too, folded away.
  const body = part.locator("p[dir=auto]").filter({ hasText: /\S/, visible: true }).first()
  await expect(body).toBeVisible()
  return (await body.innerText()).trim()
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
    const text = await readItem(page.getByRole("main"))
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

/** Settles so many cases, all that wait, without a mouse: read, answer, another reason, give. */
export async function settleByKeys(page: Page, count: number): Promise<{ readonly seconds: number }> {
  const desk = page.getByRole("region", { name: "Case" })
  const give = page.getByRole("button", { name: /^Settle the task/ })
  const reason = page.getByRole("button", { name: "The guidelines decide it" })
  const startMilliseconds = performance.now()
  const texts: string[] = []
  for (let left = count; left > 0; left--) {
    await expect(page.getByText(`${left} ${left === 1 ? "waits" : "wait"}`)).toBeVisible()
    const text = await readItem(desk)
    expect(texts).not.toContain(text)
    texts.push(text)
    await page.keyboard.press(keyOf(readingOf(text, reader)))
    await expect(give).toBeEnabled()
    await page.keyboard.press("r")
    await expect(reason).toHaveAttribute("aria-pressed", "true")
    await page.keyboard.press("Enter")
    await expect(desk.getByText(text)).toBeHidden()
  }
  return { seconds: (performance.now() - startMilliseconds) / 1000 }
}
